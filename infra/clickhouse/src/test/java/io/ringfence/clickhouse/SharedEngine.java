package io.ringfence.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One engine for all tests of this JVM; it ends with the JVM. Tests take a database each. */
final class SharedEngine {
  private static final EngineProcess ENGINE = EngineProcess.start(temporaryFolder());
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SharedEngine() {}

  static EngineProcess process() {
    return ENGINE;
  }

  static URI url(String path) {
    return ENGINE.httpUrl().resolve(path);
  }

  static Connection jdbc(String database) throws SQLException {
    return DriverManager.getConnection(ENGINE.jdbcUrl(database));
  }

  /** Posts a statement that must succeed and gives its answer. */
  static String query(String sql) {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(url("/")).POST(HttpRequest.BodyPublishers.ofString(sql)));
    if (response.statusCode() != 200) {
      throw new AssertionError(sql + " failed: " + response.body());
    }
    return response.body();
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  static <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> bodyHandler) {
    try {
      return CLIENT.send(request.build(), bodyHandler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("ringfence-engine-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
