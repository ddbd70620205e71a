package io.ringfence.bench.excel;

import io.ringfence.launcher.bench.Goal;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * B6: how many rows of 14 columns in two styles a second become a workbook. Writers take turns
 * within each round, each into a file; slow ones write fewer rows. What the last round wrote is
 * read back by POI and compared cell by cell, by a sum over all of them.
 */
final class ExcelBench {
  private static final double NANOS = 1e9;
  private static final double BESIDE_POI = 5;
  private static final double BESIDE_FASTEXCEL = 3;

  /**
   * A writer, and what it did.
   *
   * @param part one row in so many of ours is written
   */
  record Contestant(ExcelWriter writer, int part) {}

  private final ExcelOptions options;
  private final Report report;
  private final List<Contestant> contestants;
  private final Path folder;

  ExcelBench(ExcelOptions options, Report report, List<Contestant> contestants, Path folder) {
    this.options = options;
    this.report = report;
    this.contestants = contestants;
    this.folder = folder;
  }

  void run() throws IOException {
    double[][] rates = new double[contestants.size()][options.rounds()];
    for (int round = 0; round <= options.rounds(); round++) {
      for (int i = 0; i < contestants.size(); i++) {
        double rate = write(contestants.get(i));
        if (round > 0) {
          rates[i][round - 1] = rate;
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      Contestant one = contestants.get(i);
      measures.add(new Measure(one.writer().name(), rates[i], isEqual(one)));
    }
    report.add(
        new Workload("excel", "rows-14-columns", "rows/s", options.seed()), goal(), measures);
  }

  private Goal goal() {
    return options.rows() < ExcelOptions.FULL
        ? Goal.NONE
        : new Goal(0, Map.of("sxssf", BESIDE_POI, "fastexcel", BESIDE_FASTEXCEL), Map.of());
  }

  private int rowsOf(Contestant contestant) {
    return Math.max(1, options.rows() / contestant.part());
  }

  private double write(Contestant contestant) throws IOException {
    int rows = rowsOf(contestant);
    long since = System.nanoTime();
    try (OutputStream out = Files.newOutputStream(file(contestant))) {
      contestant.writer().write(new ExcelRow(options.seed()), rows, out);
    }
    return rows * NANOS / (System.nanoTime() - since);
  }

  private boolean isEqual(Contestant contestant) throws IOException {
    return CellDigest.of(file(contestant))
        .equals(CellDigest.of(new ExcelRow(options.seed()), rowsOf(contestant)));
  }

  private Path file(Contestant contestant) {
    return folder.resolve(contestant.writer().name() + ".xlsx");
  }
}
