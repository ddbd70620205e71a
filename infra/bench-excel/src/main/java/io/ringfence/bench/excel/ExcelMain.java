package io.ringfence.bench.excel;

import io.ringfence.bench.excel.ExcelBench.Contestant;
import io.ringfence.launcher.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the benchmark of the sheet writer in a JVM of its own. */
public final class ExcelMain {
  /** Peers write one row in so many of ours, so that all take about as long. */
  private static final int POI_PART = 10;

  private static final int FASTEXCEL_PART = 5;
  private static final String OURS_ALONE = "alone";

  private ExcelMain() {}

  /**
   * Entry point.
   *
   * @param arguments {@code alone}: without peers, in whatever heap there is; then {@code
   *     name=value} options
   */
  public static void main(String[] arguments) throws IOException {
    ExcelOptions options = ExcelOptions.of(arguments);
    Report report = new Report(System.out, options.json());
    boolean alone = List.of(arguments).contains(OURS_ALONE);
    Path folder = Files.createTempDirectory("ringfence-bench-excel");
    try {
      new ExcelBench(options, report, alone ? contestants().subList(0, 1) : contestants(), folder)
          .run();
    } finally {
      delete(folder);
    }
    report.failures().forEach(failure -> System.err.println("error: " + failure));
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }

  static List<Contestant> contestants() {
    return List.of(
        new Contestant(new OwnWriter(), 1),
        new Contestant(new PoiWriter(), POI_PART),
        new Contestant(new FastexcelWriter(), FASTEXCEL_PART));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
