package io.ringfence.keycloak;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Starts a process and asks an address until it answers 200. */
final class Readiness {
  private static final int OK = 200;
  private static final int LINES_KEPT = 20;
  private static final Duration ASK_EVERY = Duration.ofMillis(100);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private final URI address;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private Readiness(URI address) {
    this.address = address;
  }

  static Readiness of(URI address) {
    return new Readiness(address);
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException when it ends before or is not ready in time; nothing runs then
   */
  ChildProcess start(JavaCommand command, Duration limit) {
    ChildProcess process = ChildProcess.start(command, this::said, this::said);
    long deadline = System.nanoTime() + limit.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
      while (!answers(http)) {
        if (System.nanoTime() > deadline || process.awaitEnd(ASK_EVERY)) {
          process.close();
          throw new IllegalStateException(
              "%s did not start: %s".formatted(command.name(), lastWords()));
        }
      }
    }
    return process;
  }

  private boolean answers(HttpClient http) {
    HttpRequest question = HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build();
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }

  private synchronized void said(String line) {
    if (lastLines.size() == LINES_KEPT) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
  }

  private synchronized String lastWords() {
    return lastLines.isEmpty() ? "it said nothing" : String.join(" | ", lastLines);
  }
}
