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

/**
 * Answers inserts as it is told to, questions for evidence from what it is told to hold, and
 * remembers all of them: a server on its bad day.
 */
final class FakeServer implements AutoCloseable {
  /** An answer. */
  record Answer(int status, String code, String text) {}

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Deque<String> evidence = new ArrayDeque<>();
  private final List<String> inserts = new ArrayList<>();
  private int questions;

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Gives this answer to one of the next inserts; all others succeed. */
  FakeServer thenFail(int status, String code, String text) {
    answers.add(new Answer(status, code, text));
    return this;
  }

  /** Says this to one of the next questions for evidence; to all others, that nothing is there. */
  FakeServer thenSay(long rows, long rowsOfPieces, long insertsSince, long views) {
    evidence.add("%d\t%d\t%d\t%d\n".formatted(rows, rowsOfPieces, insertsSince, views));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Answer answer = answerTo(exchange.getRequestURI().getQuery());
    if (!answer.code().isEmpty()) {
      exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", answer.code());
    }
    byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private Answer answerTo(String query) {
    if (query.contains("query=SELECT")) {
      questions++;
      return new Answer(200, "", evidence.isEmpty() ? "0\t0\t0\t0\n" : evidence.remove());
    }
    inserts.add(query);
    return answers.isEmpty() ? new Answer(200, "", "") : answers.remove();
  }

  synchronized List<String> inserts() {
    return List.copyOf(inserts);
  }

  synchronized int questions() {
    return questions;
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
