package io.ringfence.bench.ingest;

import io.ringfence.bench.ingest.IngestBench.Contestant;
import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.launcher.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Runs the benchmark of the sink in a JVM of its own. */
public final class IngestMain {
  /** Peers get one row in so many of ours, so that all take about as long. */
  private static final int ROW_BINARY_PART = 2;

  private static final int JSON_PART = 5;
  private static final int JDBC_PART = 20;

  private IngestMain() {}

  /**
   * Entry point.
   *
   * @param arguments {@code name=value} options
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    IngestOptions options = IngestOptions.of(arguments);
    Report report = new Report(System.out, options.json());
    Path data = Files.createTempDirectory("ringfence-bench-ingest");
    try (EngineProcess engine = EngineProcess.start(data)) {
      List<Contestant> contestants = contestants(engine, options.rounds());
      new IngestBench(options, report, engine, contestants, System.err::println).run();
    } finally {
      delete(data);
    }
    report.failures().forEach(failure -> System.err.println("error: " + failure));
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }

  static List<Contestant> contestants(EngineProcess engine, int rounds) {
    return List.of(
        Contestant.of(new SinkWriters(engine.httpUrl()), 1, rounds),
        Contestant.of(new RowBinaryWriters(engine.httpUrl()), ROW_BINARY_PART, rounds),
        Contestant.of(new JsonWriters(new HttpEngine(engine.httpUrl())), JSON_PART, rounds),
        Contestant.of(new JdbcWriters(engine.jdbcUrl("default")), JDBC_PART, rounds));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
