package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a report needs grows with its positions by no more than it is given for them. As many as a
 * large house has: {@code -Dringfence.test.positions=100000}.
 */
class ManyPositionsTest {
  private static final int POSITIONS = Integer.getInteger("ringfence.test.positions", 1_500);

  /** For libraries and one sheet, whatever the number of positions. */
  private static final int MEBIBYTES = 72;

  /** For each position while its workbook is written; a report is given 3 for a change of one. */
  private static final int KIBIBYTES_EACH = 4;

  @TempDir Path folder;

  @Test
  void aWorkbookOfManyPositionsIsWrittenInMemoryInProportionToThem() throws Exception {
    Path file = folder.resolve("many.xlsx");
    int heap = MEBIBYTES + POSITIONS * KIBIBYTES_EACH / 1_024;
    assertThat(write(file, heap)).as("written in %s MiB", heap).isEmpty();
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      Sheet positions = workbook.getSheet("Positions");
      int shown = Math.min(POSITIONS, ListSheet.MOST);
      // Above them: title, sums of each asset, header.
      assertThat(positions.getLastRowNum()).isBetween(shown + Frame.BODY, shown + 10 * Frame.BODY);
      Row last = positions.getRow(positions.getLastRowNum());
      assertThat(last).hasSizeGreaterThan(10);
    }
  }

  /** What it said; nothing where it was done. */
  private String write(Path file, int heap) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    int status =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ManyPositions.class.getName(),
                    Integer.toString(POSITIONS),
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    return status == 0 ? "" : status + " " + Files.readString(said);
  }
}
