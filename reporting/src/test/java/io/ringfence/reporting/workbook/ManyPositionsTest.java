package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** For libraries and the texts a check keeps; the file itself comes to it. */
  private static final int CHECK_MEBIBYTES = 40;

  @TempDir Path folder;

  @Test
  void aWorkbookOfManyPositionsIsWrittenAndCheckedInMemoryInProportionToThem() throws Exception {
    Path file = folder.resolve("many.xlsx");
    int heap = MEBIBYTES + POSITIONS * KIBIBYTES_EACH / 1_024;
    assertThat(write(file, heap)).as("written in %s MiB", heap).isEmpty();
    assertThat(check(file)).startsWith("INTACT");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      Sheet positions = workbook.getSheet("Positions");
      int shown = Math.min(POSITIONS, ListSheet.MOST);
      // Above them: title, sums of each asset, header.
      assertThat(positions.getLastRowNum()).isBetween(shown + Frame.BODY, shown + 10 * Frame.BODY);
      Row last = positions.getRow(positions.getLastRowNum());
      assertThat(last).hasSizeGreaterThan(10);
    }
  }

  private String write(Path file, int heap) throws IOException, InterruptedException {
    return run(
        heap, List.of(ManyPositions.class.getName(), Integer.toString(POSITIONS), file.toString()));
  }

  /** A check reads cells as they come: what it needs beside the file is much the same for all. */
  private String check(Path file) throws IOException, InterruptedException {
    int heap = CHECK_MEBIBYTES + 2 * (int) (Files.size(file) >> 20);
    Path evidence = folder.resolve("simulated");
    return run(
        heap,
        List.of(
            "io.ringfence.reporting.VerifyMain",
            file.toString(),
            "--key",
            evidence.resolve("risk-pack.pub").toString(),
            "--ledger",
            evidence.resolve("ledger.jsonl").toString()));
  }

  /** What it said; nothing where it was done in silence. */
  private String run(int heap, List<String> program) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(program);
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    return (status == 0 ? "" : status + " ") + Files.readString(said);
  }
}
