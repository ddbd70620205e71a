package io.ringfence.api.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.LimitedApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to callers who take too much, and that it happens to nobody else. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private static final String DESKS = "/v1/desks?asOf=2025-10-10T20:00:00Z";

  /** More requests than any bucket here gives, even where each takes a second. */
  private static final int ENOUGH = 2_000;

  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final RunningApi api;
  private final LimitedApi limited;

  LimitsTest(RunningApi api) {
    this.api = api;
    this.limited = api.limited(new RequestLimits(new Rate(1, 5), new Rate(1, 5), PATIENCE));
  }

  @AfterAll
  void stop() {
    limited.close();
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs() {
    String greedy = token("greedy");
    Answer refused = untilRefused(() -> get(DESKS, greedy));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("RATE_LIMITED");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 2L);
    // Another token of the same person is the same person; another person is not.
    assertThat(untilRefused(() -> get("/v1/runs", token("greedy"))).status()).isEqualTo(429);
    assertThat(get(DESKS, token("modest")).status()).isEqualTo(200);
    assertThat(get("/actuator/prometheus", token("scraper")).text())
        .containsPattern("ringfence_requests_limited_total\\{asker=\"caller\"[^}]*} [1-9]")
        .contains("ringfence_askers_remembered{asker=\"stranger\"");
  }

  @Test
  void aRowOfRefusalsIsAFewLinesOfTheLedger() {
    String eager = token("eager");
    untilRefused(() -> get(DESKS, eager));
    for (int asked = 0; asked < 50; asked++) {
      get(DESKS, eager);
    }
    long lines =
        limited.audited().stream()
            .filter(line -> line.contains("\"caller\":\"eager\"") && line.contains("\"429\""))
            .count();
    assertThat(lines).isBetween(1L, 25L);
  }

  @Test
  void strangersAndRefusedTokensAreCountedByTheirAddressAndCallersAreLetThrough() {
    assertThat(untilRefused(() -> send(to(DESKS))).code()).isEqualTo("RATE_LIMITED");
    assertThat(untilRefused(() -> get(DESKS, "no.good.token")).code()).isEqualTo("RATE_LIMITED");
    assertThat(get(DESKS, token("after strangers")).status()).isEqualTo(200);
    assertThat(send(to("/actuator/health/liveness")).status()).isEqualTo(200);
  }

  @Test
  void aHeadThatComesByteByByteIsNotWaitedFor() throws IOException {
    try (Socket slow = connect()) {
      slow.getOutputStream()
          .write("GET /v1/desks HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(US_ASCII));
      assertThat(isClosedWhileSending(slow)).isTrue();
    }
  }

  @Test
  void aBodyThatComesByteByByteIsRefused() throws Exception {
    try (Socket slow = connect()) {
      head(slow, "Content-Length: 1000\r\n");
      slow.getOutputStream().write('{');
      Thread.sleep(PATIENCE.multipliedBy(2));
      slow.getOutputStream().write(' ');
      String answer = text(slow);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
    }
  }

  @Test
  void aBodyOfAHundredMegabytesIsRefusedBeforeItComes() throws IOException {
    try (Socket large = connect()) {
      head(large, "Content-Length: 100000000\r\n");
      large.shutdownOutput();
      assertThat(text(large)).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    }
  }

  @Test
  void aBodyThatDoesNotSayHowLargeItIsIsReadUpToTheBound() throws IOException {
    try (Socket large = connect()) {
      head(large, "Transfer-Encoding: chunked\r\n");
      byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
      for (int sent = 0; sent < 17; sent++) {
        large.getOutputStream().write(chunk);
      }
      large.shutdownOutput();
      assertThat(text(large)).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    }
  }

  @Test
  void aConnectionOutlivesARefusalWhoseBodyNobodyRead() throws IOException {
    try (Socket kept = connect()) {
      String body = "{\"cases\":[]}";
      String head = head("Content-Length: %s\r\n".formatted(body.length()));
      String refused = head.replace("Bearer ", "Bearer x") + body;
      kept.getOutputStream().write(refused.replace("Connection: close\r\n", "").getBytes(US_ASCII));
      StringBuilder first = new StringBuilder();
      while (!first.toString().contains("correlationId") || !first.toString().endsWith("}")) {
        int one = kept.getInputStream().read();
        assertThat(one).as(first.toString()).isNotNegative();
        first.append((char) one);
      }
      // Strangers share a bucket here: 401, or 429 where it is empty.
      assertThat(first.toString()).startsWith("HTTP/1.1 4");
      kept.getOutputStream().write(refused.getBytes(US_ASCII));
      assertThat(text(kept)).startsWith("HTTP/1.1 4");
    }
  }

  private Answer untilRefused(Supplier<Answer> ask) {
    for (int asked = 0; asked < ENOUGH; asked++) {
      Answer answer = ask.get();
      if (answer.status() == 429) {
        return answer;
      }
    }
    throw new AssertionError("nobody was refused");
  }

  /** Sends a byte now and again; the server must end it. */
  private static boolean isClosedWhileSending(Socket slow) throws IOException {
    slow.setSoTimeout(50);
    for (int sent = 0; sent < ENOUGH; sent++) {
      try {
        slow.getOutputStream().write('a');
        if (slow.getInputStream().read() < 0) {
          return true;
        }
      } catch (java.net.SocketTimeoutException e) {
        // Still open.
      } catch (java.net.SocketException e) {
        return true;
      }
    }
    return false;
  }

  private void head(Socket socket, String length) throws IOException {
    socket.getOutputStream().write(head(length).getBytes(US_ASCII));
  }

  private String head(String length) {
    return """
        POST /v1/margin/value HTTP/1.1\r
        Host: x\r
        Connection: close\r
        Content-Type: application/json\r
        Authorization: Bearer %s\r
        %s\r
        """
        .formatted(token("sender-" + System.nanoTime()), length);
  }

  private static String text(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] piece = new byte[4096];
    try {
      int some = socket.getInputStream().read(piece);
      while (some >= 0) {
        text.append(new String(piece, 0, some, US_ASCII));
        some = socket.getInputStream().read(piece);
      }
    } catch (java.net.SocketException e) {
      // It was cut off, after the answer.
    }
    return text.toString();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(limited.url().getHost(), limited.url().getPort());
    socket.setSoTimeout(120_000);
    return socket;
  }

  private String token(String caller) {
    return api.issuer()
        .token(
            claims ->
                claims
                    .subject(caller)
                    .claim("roles", java.util.List.of("compliance"))
                    .claim("desks", java.util.List.of("*")));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(limited.url() + path));
  }

  private Answer send(HttpRequest.Builder request) {
    return api.send(request);
  }

  private Answer get(String path, String token) {
    return send(to(path).header("Authorization", "Bearer " + token));
  }
}
