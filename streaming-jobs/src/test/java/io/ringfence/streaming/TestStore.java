package io.ringfence.streaming;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.contracts.migration.MigrationRunner;
import io.ringfence.streaming.sink.ClickHouseTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The real engine with the real tables: one process for all tests of this JVM, a database each. */
public final class TestStore {
  private static final EngineProcess ENGINE = EngineProcess.start(temporaryFolder());
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String database;

  private TestStore(String database) {
    this.database = database;
  }

  /** A database of this name with all tables, empty. */
  public static TestStore create(String database) {
    try (var connection = DriverManager.getConnection(ENGINE.jdbcUrl("default"))) {
      MigrationRunner.ofClassPath().apply(connection, database);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create " + database, e);
    }
    return new TestStore(database);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("ringfence-streaming-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Address of the engine. */
  public URI url() {
    return ENGINE.httpUrl();
  }

  /** Name of the database. */
  public String database() {
    return database;
  }

  /** Where the rows of a run go. */
  public ClickHouseTarget target(String runId) {
    return new ClickHouseTarget(url(), database, runId);
  }

  /** Rows of a query, fields parted by tabs, decimals with all their digits. */
  public List<String> rows(String query) {
    String address =
        "%s/?database=%s&output_format_decimal_trailing_zeros=1&query=%s"
            .formatted(url(), database, URLEncoder.encode(query, StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(address))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(query + ": " + response.body());
      }
      return response.body().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
