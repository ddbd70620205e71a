package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients at once get their answers, and more than that get a clear refusal. */
class LoadTest {
  private static final int CLIENTS = 8;
  private static final int INSERTS = 25;
  private static final int ROWS = 100;
  private static final int CROWD = 110;

  @Test
  void eightClientsInsertAndReadTogether() throws Exception {
    SharedEngine.query(
        "CREATE TABLE load (client UInt8, id UInt32) ENGINE = MergeTree ORDER BY (client, id)");
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(threads.submit(() -> insertAndRead(number)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    assertThat(SharedEngine.query("SELECT count(), uniqExact(client, id) FROM load"))
        .isEqualTo("20000\t20000\n");
  }

  private static void insertAndRead(int client) {
    for (int insert = 0; insert < INSERTS; insert++) {
      StringBuilder rows = new StringBuilder("INSERT INTO load FORMAT TSV\n");
      for (int row = 0; row < ROWS; row++) {
        rows.append(client).append('\t').append(insert * ROWS + row).append('\n');
      }
      SharedEngine.query(rows.toString());
      assertThat(SharedEngine.query("SELECT count() FROM load WHERE client = " + client))
          .isEqualTo((insert + 1) * ROWS + "\n");
    }
  }

  @Test
  void crowdIsServedOrRefusedWith503() throws Exception {
    List<HttpResponse<String>> responses = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<CompletableFuture<HttpResponse<String>>> crowd =
          IntStream.range(0, CROWD)
              .mapToObj(_ -> client.sendAsync(sleeping(), BodyHandlers.ofString()))
              .toList();
      for (var response : crowd) {
        responses.add(response.get());
      }
    }
    assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    assertThat(responses)
        .filteredOn(response -> response.statusCode() == 503)
        .allSatisfy(
            response -> {
              assertThat(response.body()).contains("The embedded engine is full");
              assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code"))
                  .hasValue("202");
            });
    assertThat(SharedEngine.query("SELECT 1")).isEqualTo("1\n");
  }

  private static HttpRequest sleeping() {
    return HttpRequest.newBuilder(SharedEngine.url("/"))
        .POST(BodyPublishers.ofString("SELECT sleep(1)"))
        .build();
  }
}
