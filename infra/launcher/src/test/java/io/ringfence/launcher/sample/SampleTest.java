package io.ringfence.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  private static final Instant AT = Instant.parse("2025-03-10T00:00:00Z");

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesInAnyZoneAndLocale() throws Exception {
    Map<String, String> here = digests(SampleRules.written(7, 400, folder.resolve("here")));
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Map<String, String> there = digests(SampleRules.written(7, 400, folder.resolve("there")));
      assertThat(there).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void anotherSeedGivesAnotherInstitution() throws Exception {
    Path one = SampleRules.written(7, 100, folder.resolve("one"));
    Path other = SampleRules.written(8, 100, folder.resolve("other"));
    assertThat(Files.readAllBytes(one.resolve("positions.csv")))
        .isNotEqualTo(Files.readAllBytes(other.resolve("positions.csv")));
  }

  @Test
  void itIsAnInstitutionWorthWatching() throws Exception {
    WrittenSample sample = new WrittenSample(SampleRules.written(7, 400, folder));
    List<CSVRecord> held =
        sample.goodRows("positions.csv").stream()
            .filter(row -> !Instant.parse(row.get("ts")).isAfter(AT))
            .toList();
    assertThat(held).hasSize(400).extracting(WrittenSample::key).doesNotHaveDuplicates();
    Map<String, Long> booksByDesk =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("desk"),
                    Collectors.collectingAndThen(
                        Collectors.mapping(row -> row.get("book"), Collectors.toSet()),
                        books -> (long) books.size())));
    assertThat(booksByDesk).hasSizeGreaterThanOrEqualTo(6);
    assertThat(booksByDesk.values()).allMatch(books -> books >= 3);
    assertThat(held.stream().map(row -> row.get("instrument")).distinct()).hasSizeGreaterThan(24);
    assertThat(held).anyMatch(row -> row.get("side").equals("short"));
    assertThat(held.stream().map(row -> new BigDecimal(row.get("leverage"))).distinct())
        .contains(new BigDecimal("2"), new BigDecimal("25"));
    assertThat(held).anyMatch(row -> !row.get("stop_price").isEmpty());
    assertThat(sample.goodRows("wallet-events.csv"))
        .anyMatch(row -> row.get("kind").equals("add"))
        .allMatch(row -> !Instant.parse(row.get("ts")).isAfter(AT.plus(Duration.ofHours(48))));
  }

  @Test
  void wrongRowsAreListedWithCodesThatAReplayKnows() throws Exception {
    WrittenSample sample = new WrittenSample(SampleRules.written(7, 400, folder));
    List<String> known = Arrays.stream(RejectCode.values()).map(Enum::name).toList();
    assertThat(sample.wrongCodes("positions.csv"))
        .contains("UNKNOWN_INSTRUMENT", "NEGATIVE_QUANTITY", "NOT_A_NUMBER", "SEQUENCE_CONFLICT")
        .contains("DUPLICATE")
        .filteredOn(code -> !code.equals("DUPLICATE"))
        .isSubsetOf(known);
    assertThat(sample.wrongCodes("wallet-events.csv"))
        .contains("POSITION_CLOSED", "REMOVES_TOO_MUCH")
        .isSubsetOf(known);
    for (String file : List.of("accounts.csv", "budgets.csv", "capital.csv", "marks.csv.gz")) {
      assertThat(sample.wrongCodes(file)).as(file).isNotEmpty().isSubsetOf(known);
    }
  }

  @Test
  void aHundredThousandPositionsFit() throws Exception {
    WrittenSample sample = new WrittenSample(SampleRules.written(5, 100_000, folder));
    assertThat(sample.goodRows("positions.csv")).hasSizeGreaterThanOrEqualTo(100_000);
  }

  private static Map<String, String> digests(Path folder) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
