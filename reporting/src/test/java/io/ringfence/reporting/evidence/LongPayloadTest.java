package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pack whose payload is longer than what LibreOffice reads of one text, 10 MB: few cells with
 * much text in them make one as many positions would, and open sooner.
 */
class LongPayloadTest {
  private static final int READ_AT_ONCE = 10_000_000;
  private static final int POSITIONS = 60;

  /** Nearly what a cell takes; too long to be found again by what packs the file. */
  private static final int CHARACTERS = 32_700;

  @TempDir Path folder;

  private static SamplePack pack() throws IOException {
    Random random = new Random(20261126);
    List<String> texts = Stream.generate(() -> text(random)).limit(POSITIONS).toList();
    RiskReport report = new RandomPositions(31).withTexts(texts).report(POSITIONS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(bytes);
    return new SamplePack(SampleRun.of("long payload", 31, 1), report, bytes.toByteArray());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(CHARACTERS);
    random.ints(CHARACTERS, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
    return text.toString();
  }

  /** Bytes of the part that holds the payload. */
  private static byte[] payload(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("customXml/item") && entry.getSize() > READ_AT_ONCE) {
          return zip.getInputStream(entry).readAllBytes();
        }
      }
    }
    throw new AssertionError("no part of more than %d bytes in %s".formatted(READ_AT_ONCE, file));
  }

  @Test
  void savedAgainByLibreOfficeItsPayloadIsAllThereAndItsCellsAreEqual() throws Exception {
    IssuedPack issued = new IssuedPack(folder, pack());
    Path file = issued.issue("pack");
    assertThat(issued.answer(file)).isEqualTo("INTACT");
    String text = new String(payload(file), StandardCharsets.UTF_8);
    assertThat(text.split("<part>", -1).length - 1).as("parts").isGreaterThan(2);
    Path again = Files.createDirectory(folder.resolve("again"));
    new Office(folder).convert(file, "xlsx", again);
    assertThat(payload(again.resolve("pack.xlsx"))).hasSizeGreaterThan(READ_AT_ONCE);
    assertThat(issued.answer(again.resolve("pack.xlsx"))).isEqualTo("RE-SAVED, CELLS EQUAL");
  }
}
