package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is an error the client sees; what was stored before stays and can be read. */
class FullDiskTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private boolean mounted;

  @BeforeEach
  void mountSmallDisk() throws Exception {
    mounted =
        Files.isWritable(Path.of("/etc/passwd"))
            && run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs");
    assumeTrue(mounted, "a small disk can only be mounted by root");
  }

  @AfterEach
  void unmountSmallDisk() throws Exception {
    if (mounted) {
      assertThat(run("umount")).isTrue();
    }
  }

  @Test
  void insertsFailClearlyAndTheRestStays() throws Exception {
    try (EngineProcess engine = EngineProcess.start(folder.resolve("data"))) {
      post(engine, "CREATE TABLE full (s String) ENGINE = MergeTree ORDER BY tuple()");
      int stored = 0;
      HttpResponse<String> response = insert(engine);
      for (; response.statusCode() == 200 && stored < 100; stored++) {
        response = insert(engine);
      }
      assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("243");
      assertThat(response.body()).contains("not enough space");
      assertThat(post(engine, "SELECT count() FROM full").body()).isEqualTo(stored * 4 + "\n");
    }
  }

  private static HttpResponse<String> insert(EngineProcess engine) throws Exception {
    return post(engine, "INSERT INTO full SELECT randomString(1000000) FROM numbers(4)");
  }

  private static HttpResponse<String> post(EngineProcess engine, String sql) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(engine.httpUrl()).POST(BodyPublishers.ofString(sql)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private boolean run(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command));
    line.add(folder.toString());
    return new ProcessBuilder(line).start().waitFor() == 0;
  }
}
