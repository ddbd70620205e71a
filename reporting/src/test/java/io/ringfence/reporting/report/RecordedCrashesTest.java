package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Window;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RecordedCrashesTest {
  private static final String FILE = "binance_1h_mark_202505_202605_20perps.csv.gz";
  private static final Instant START = Instant.parse("2025-10-10T12:00:00Z");

  @Test
  void fiveCrashesInOrderOfTimeEachWithAProxy() {
    assertThat(RecordedCrashes.ofClassPath())
        .extracting(Window::name)
        .containsExactly("2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-10-10");
    assertThat(RecordedCrashes.ofClassPath()).allMatch(window -> window.proxy() != null);
  }

  /** Lowest and highest mark of the day after, by the mark at its start, rounded outwards. */
  @Test
  void theFiguresAreThoseOfTheRecordedMarks() throws Exception {
    Window crash = RecordedCrashes.ofClassPath().getLast();
    BigDecimal start = BigDecimal.ZERO;
    BigDecimal low = new BigDecimal("1e9");
    BigDecimal high = BigDecimal.ZERO;
    for (String[] row : rowsOf("ARBUSDT")) {
      Instant end = Instant.ofEpochMilli(Long.parseLong(row[0]));
      if (end.equals(START)) {
        start = new BigDecimal(row[1]);
      } else if (end.isAfter(START) && !end.isAfter(START.plus(Duration.ofHours(24)))) {
        low = low.min(new BigDecimal(row[2]));
        high = high.max(new BigDecimal(row[3]));
      }
    }
    Extremes extremes = crash.moves().get(new InstrumentId("binance", "ARBUSDT"));
    assertThat(Objects.requireNonNull(extremes).down())
        .isEqualByComparingTo(move(low, start, RoundingMode.FLOOR));
    assertThat(extremes.up()).isEqualByComparingTo(move(high, start, RoundingMode.CEILING));
  }

  private static BigDecimal move(BigDecimal to, BigDecimal from, RoundingMode mode) {
    return to.subtract(from).divide(from, 4, mode);
  }

  /** Time, close, low and high of one instrument. */
  private static List<String[]> rowsOf(String instrument) throws Exception {
    Path file =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("shared/market-data").resolve(FILE))
            .filter(Files::isReadable)
            .findFirst()
            .orElse(Path.of(FILE));
    Assumptions.assumeTrue(
        Files.isReadable(file), "recorded data are not beside the repository: " + FILE);
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> header = Arrays.asList(Objects.requireNonNull(reader.readLine()).split(",", -1));
      return reader
          .lines()
          .map(line -> line.split(",", -1))
          .filter(row -> row[header.indexOf("instrument")].equals(instrument))
          .map(
              row ->
                  Stream.of("ts_ms", "mark_price", "mark_low", "mark_high")
                      .map(name -> row[header.indexOf(name)])
                      .toArray(String[]::new))
          .toList();
    }
  }
}
