package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's process starts, refuses, ends and keeps its data as promised. */
class EngineLifeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ENDLESS =
      "SELECT sleepEachRow(1) FROM numbers(600) "
          + "SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0";

  @TempDir private Path folder;

  @Test
  void acknowledgedInsertsSurviveKill() throws Exception {
    Path data = folder.resolve("data");
    int acknowledged = 0;
    try (EngineProcess engine = EngineProcess.start(data)) {
      post(engine, "CREATE TABLE kept (id UInt32, text String) ENGINE = MergeTree ORDER BY id");
      for (int id = 0; id < 120; id++) {
        assertThat(post(engine, "INSERT INTO kept VALUES (" + id + ", 'row')").statusCode())
            .isEqualTo(200);
        acknowledged++;
      }
      engine.kill();
      assertThat(engine.isAlive()).isFalse();
    }
    try (EngineProcess again = EngineProcess.start(data)) {
      assertThat(post(again, "SELECT count(), uniqExact(id) FROM kept").body())
          .isEqualTo(acknowledged + "\t" + acknowledged + "\n");
    }
  }

  @Test
  void closingEndsTheEngineEvenDuringALongStatement() {
    EngineProcess engine = EngineProcess.start(folder);
    CompletableFuture<HttpResponse<String>> running =
        CLIENT.sendAsync(request(engine, ENDLESS), HttpResponse.BodyHandlers.ofString());
    awaitRunning(engine);

    long start = System.nanoTime();
    engine.close();

    assertThat(engine.isAlive()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(running).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void terminationSignalEndsTheEngineInOrder() throws Exception {
    try (EngineProcess engine = EngineProcess.start(folder)) {
      ProcessHandle process = ProcessHandle.of(engine.pid()).orElseThrow();
      process.destroy();
      process.onExit().get(5, TimeUnit.SECONDS);
      assertThat(engine.isAlive()).isFalse();
    }
  }

  @Test
  void engineEndsWithAParentThatIsKilled() throws Exception {
    CompletableFuture<String> enginePid = new CompletableFuture<>();
    List<Path> classPath =
        List.of(
            JavaCommand.origin(EngineMain.class),
            JavaCommand.origin(Http11NioProtocol.class),
            JavaCommand.origin(EngineHolder.class));
    try (ChildProcess parent =
        ChildProcess.start(
            JavaCommand.of("parent", EngineHolder.class.getName(), classPath)
                .withArguments(List.of(folder.toString()))
                .withEnvironment(
                    Map.of(
                        EngineLibrary.VARIABLE, EngineLibrary.ofThisMachine().file().toString())),
            enginePid::complete,
            System.err::println)) {
      ProcessHandle engine =
          ProcessHandle.of(Long.parseLong(enginePid.get(60, TimeUnit.SECONDS))).orElseThrow();
      assertThat(engine.isAlive()).isTrue();

      parent.kill();

      engine.onExit().get(5, TimeUnit.SECONDS);
      assertThat(engine.isAlive()).isFalse();
    }
  }

  @Test
  void dataFolderInUseIsRefusedInOneLine() {
    try (EngineProcess engine = EngineProcess.start(folder)) {
      assertThatThrownBy(() -> EngineProcess.start(folder))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("The data folder " + folder + " is in use")
          .hasMessageNotContaining("\n");
      assertThat(engine.isAlive()).isTrue();
    }
  }

  @Test
  void portInUseIsRefusedInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EngineProcess.start(folder, taken.getLocalPort(), Map.of()))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be had")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void credentialsOfTheEnvironmentAreAskedFor() throws Exception {
    Map<String, String> environment =
        Map.of(EngineMain.USER_VARIABLE, "risk", EngineMain.PASSWORD_VARIABLE, "a:secret");
    try (EngineProcess engine = EngineProcess.start(folder, 0, environment)) {
      HttpResponse<String> refused = post(engine, "SELECT 1");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("516");
      try (Connection jdbc =
              DriverManager.getConnection(engine.jdbcUrl("default"), "risk", "a:secret");
          ResultSet row = jdbc.createStatement().executeQuery("SELECT 1")) {
        assertThat(row.next()).isTrue();
      }
    }
  }

  private static void awaitRunning(EngineProcess engine) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String count = "";
    while (!count.equals("1\n") && System.nanoTime() < deadline) {
      count =
          post(
                  engine,
                  "SELECT count() FROM system.processes WHERE "
                      + "query LIKE '%sleepEachRow(1)%' AND query NOT LIKE '%system.processes%'")
              .body();
    }
    assertThat(count).isEqualTo("1\n");
  }

  private static HttpRequest request(EngineProcess engine, String sql) {
    return HttpRequest.newBuilder(engine.httpUrl())
        .POST(HttpRequest.BodyPublishers.ofString(sql))
        .build();
  }

  private static HttpResponse<String> post(EngineProcess engine, String sql) {
    try {
      return CLIENT.send(request(engine, sql), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(sql, e);
    }
  }
}
