package io.ringfence.bench.queries;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.contracts.migration.MigrationRunner;
import io.ringfence.launcher.bench.Report;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the benchmark of the questions in a JVM of its own. */
public final class QueriesMain {
  private static final String DATABASE = "ringfence";

  private QueriesMain() {}

  /**
   * Entry point.
   *
   * @param arguments {@code name=value} options
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    QueriesOptions options = QueriesOptions.of(arguments);
    Report report = new Report(System.out, options.json());
    if (options.data().isEmpty()) {
      Path data = Files.createTempDirectory("ringfence-bench-queries");
      try {
        run(options, report, data, System.err::println);
      } finally {
        delete(data);
      }
    } else {
      run(options, report, Path.of(options.data()), System.err::println);
    }
    report.failures().forEach(failure -> System.err.println("error: " + failure));
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }

  /** Starts an engine with the tables of this build, and measures. */
  static void run(QueriesOptions options, Report report, Path data, Consumer<String> notes)
      throws SQLException {
    try (EngineProcess engine = EngineProcess.start(data)) {
      try (Connection connection = DriverManager.getConnection(engine.jdbcUrl("default"))) {
        MigrationRunner.ofClassPath().apply(connection, DATABASE);
      }
      try (ClickHouseStore store =
          ClickHouseStore.open(ClickHouseAddress.withoutPassword(engine.httpUrl(), DATABASE), 1)) {
        new QueriesBench(options, report, store.clickhouse(), notes).run();
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
