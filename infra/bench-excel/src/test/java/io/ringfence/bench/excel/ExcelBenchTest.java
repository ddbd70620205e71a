package io.ringfence.bench.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.bench.excel.ExcelBench.Contestant;
import io.ringfence.launcher.bench.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark at a small size. */
class ExcelBenchTest {
  private static final ExcelOptions SMALL = new ExcelOptions(true, 1, 3_000, 7);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Report report =
      new Report(new PrintStream(written, true, StandardCharsets.UTF_8), true);

  @Test
  void everyWriterWritesTheSameCellsAndOneThatDoesNotFailsTheRun(@TempDir Path folder)
      throws IOException {
    List<Contestant> contestants = new ArrayList<>(ExcelMain.contestants());
    new ExcelBench(SMALL, report, contestants, folder).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(3).allMatch(line -> line.contains("\"digestEqual\":true"));
    written.reset();
    contestants.add(new Contestant(new Forgetful(), 1));
    new ExcelBench(SMALL, report, contestants, folder).run();
    assertThat(report.failures()).singleElement().asString().contains("forgetful", "digest");
  }

  @Test
  void aSheetNamesMoreEntitiesThanTheJdkReadsByDefaultAndIsReadAllTheSame(@TempDir Path folder)
      throws IOException {
    int rows = 34_000; // three a row, of 100,000
    List<Contestant> alone = List.of(new Contestant(new OwnWriter(), 1));
    new ExcelBench(new ExcelOptions(true, 1, rows, 7), report, alone, folder).run();
    assertThat(lines()).singleElement().asString().contains("\"digestEqual\":true");
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Leaves the last row out. */
  private static final class Forgetful implements ExcelWriter {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public void write(ExcelRow row, int rows, OutputStream out) throws IOException {
      new OwnWriter().write(row, rows - 1, out);
    }
  }
}
