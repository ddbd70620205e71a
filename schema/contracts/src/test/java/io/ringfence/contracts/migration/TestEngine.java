package io.ringfence.contracts.migration;

import io.ringfence.clickhouse.EngineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One real engine for all tests of this JVM; it ends with the JVM. Tests take a database each. */
final class TestEngine {
  private static final EngineProcess ENGINE = EngineProcess.start(temporaryFolder());

  private TestEngine() {}

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(ENGINE.jdbcUrl("default"));
  }

  /** The rows of a query, values joined with a bar. */
  static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(result.getString(column));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("ringfence-contracts-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    ENGINE.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
