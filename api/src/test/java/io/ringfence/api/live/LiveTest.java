package io.ringfence.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.domain.quantity.NodePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream as its readers get it. */
@OnApi
@Timeout(120)
class LiveTest {
  private final RunningApi api;

  LiveTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void aReaderGetsItsDesksPositionsAndAlertsAndNobodyElses() throws Exception {
    String text =
        String.join(
            "\n", untilBeatAfter(Set.of("position", "alert", "head"), api.desk("alpha2"), ""));
    assertThat(text)
        .contains("event: reset", "event: head", "\"run\":\"replay-crash\"")
        .contains("\"node\":\"firm/alpha2\"", "binance/m/BTCUSDT/long")
        .doesNotContain("firm/alpha/", "firm/beta", "binance/a/", "\"node\":\"firm\"");
  }

  @Test
  void whoComesBackWithItsCursorIsToldOnlyWhatIsNew() throws Exception {
    String token = api.desk("beta");
    List<String> first = untilBeatAfter(Set.of("position", "head"), token, "");
    String cursor = first.getLast().substring("id: ".length());
    String again = String.join("\n", untilBeatAfter(Set.of(), token, "?after=" + cursor));
    assertThat(again).doesNotContain("event: reset").doesNotContain("binance/b/BTCUSDT/short");
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    Instant soon = Instant.now().minusSeconds(28);
    String token =
        api.issuer()
            .token(
                claims ->
                    claims
                        .claim("roles", List.of("risk-desk"))
                        .claim("desks", List.of("alpha"))
                        .issueTime(Date.from(soon.minusSeconds(60)))
                        .notBeforeTime(Date.from(soon.minusSeconds(60)))
                        .expirationTime(Date.from(soon)));
    try (InputStream stream = open(token, "")) {
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("event: end\ndata: {\"because\":\"TOKEN\"}\n\n");
    }
  }

  /** Nothing is read from the socket, and more is sent than all buffers on the way can hold. */
  @Test
  void aReaderThatNeverReadsIsCutOffWhileItsConnectionIsOpen() throws Exception {
    LiveReaders readers = api.parts().getBean(LiveReaders.class);
    LiveBoard board = api.parts().getBean(LiveBoard.class);
    NodePath desk = NodePath.desk("never-reads");
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(1_024);
      socket.connect(new InetSocketAddress("127.0.0.1", api.url().getPort()));
      socket
          .getOutputStream()
          .write(
              "GET /v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(of("never-reads", "never-reads"))
                  .getBytes(StandardCharsets.US_ASCII));
      await(() -> readers.of("never-reads") == 1);
      for (int i = 0; i < 16; i++) {
        board.put("desk", "desk never-reads " + i, desk, "\"" + "x".repeat(1 << 20) + "\"");
      }
      await(() -> readers.of("never-reads") == 0);
    } finally {
      for (int i = 0; i < 16; i++) {
        board.put("desk", "desk never-reads " + i, desk, "{}");
      }
    }
  }

  @Test
  void oneCallerHasAsManyStreamsAsMayBeAndIsToldSo() throws Exception {
    List<InputStream> open = new ArrayList<>();
    String token = of("greedy", "alpha");
    try {
      for (int i = 0; i < 8; i++) {
        open.add(open(token, ""));
      }
      var refused = api.get("/v1/live", token);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("STREAMS_TAKEN");
    } finally {
      for (InputStream stream : open) {
        stream.close();
      }
    }
  }

  /** Before the first event: the line is there although the stream has no end. */
  @Test
  void whoBeginsToReadIsWrittenDown() throws Exception {
    try (InputStream stream = open(of("begins", "alpha"), "")) {
      assertThat(stream.read()).isPositive();
      assertThat(api.audited())
          .filteredOn(line -> line.contains("\"caller\":\"begins\""))
          .hasSize(1)
          .first()
          .asString()
          .contains("\"outcome\":\"done\"", "\"path\":\"/v1/live\"");
    }
  }

  private String of(String subject, String desk) {
    return api.issuer()
        .token(
            claims ->
                claims
                    .subject(subject)
                    .claim("roles", List.of("risk-desk"))
                    .claim("desks", List.of(desk)));
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    while (!condition.holds()) {
      Thread.sleep(20);
    }
  }

  /** Lines up to the cursor that comes first after an event of each of some kinds. */
  private List<String> untilBeatAfter(Set<String> kinds, String token, String query)
      throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(token, query), StandardCharsets.UTF_8))) {
      Set<String> missing = new HashSet<>(kinds);
      String line = reader.readLine();
      while (line != null) {
        lines.add(line);
        missing.remove(line.replace("event: ", ""));
        if (missing.isEmpty() && line.startsWith("id: ")) {
          return lines;
        }
        line = reader.readLine();
      }
    }
    throw new IOException("the stream ended: " + lines);
  }

  private InputStream open(String token, String query) throws IOException, InterruptedException {
    HttpRequest request =
        api.to("/v1/live" + query).header("Authorization", "Bearer " + token).build();
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
