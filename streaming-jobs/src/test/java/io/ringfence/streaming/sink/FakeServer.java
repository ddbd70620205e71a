package io.ringfence.streaming.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers requests as it is told to, and remembers them: a server on its bad day. */
final class FakeServer implements AutoCloseable {
  /** An answer. */
  record Answer(int status, String code, String text) {}

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> queries = new ArrayList<>();

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Gives this answer to one of the next requests; all others succeed. */
  FakeServer thenFail(int status, String code, String text) {
    answers.add(new Answer(status, code, text));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    queries.add(exchange.getRequestURI().getQuery());
    Answer answer = answers.isEmpty() ? new Answer(200, "", "") : answers.remove();
    if (!answer.code().isEmpty()) {
      exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", answer.code());
    }
    byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  ClickHouseTarget target() {
    return new ClickHouseTarget(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "db", "a run");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
