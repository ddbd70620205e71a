package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.Counters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The answer to one request. Its first part is held back, so that short answers carry their length
 * and their summary, and failures in them still become a proper status.
 */
final class Reply {
  private static final int HELD_BYTES = 256 * 1024;
  private static final int OK = 200;

  private final Exchange exchange;
  private final HeldOutput held = new HeldOutput(HELD_BYTES, this::start);
  private OutputStream body = held;
  private Counters counters = Counters.ZERO;
  private boolean started;

  Reply(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Sets a header of the answer, before it starts. */
  void header(String name, String value) {
    exchange.set(name, value);
  }

  /** True once the status has been sent and can no longer change. */
  boolean hasStarted() {
    return started;
  }

  /** Wraps what is written from now on. */
  void encode(AnswerEncoding encoding) throws IOException {
    if (!encoding.header().isEmpty()) {
      header("Content-Encoding", encoding.header());
    }
    body = encoding.wrap(held);
  }

  OutputStream body() {
    return body;
  }

  /** What the summary shall say; counts until the answer starts. */
  void count(Counters soFar) {
    counters = soFar;
  }

  /** Ends a good answer. */
  void finish() throws IOException {
    body.close();
    if (!started) {
      summarise();
      send(OK, held.drain());
    }
  }

  /** Sends a short text instead of what was held back. */
  void text(int status, String text) throws IOException {
    exchange.remove("Content-Encoding");
    header("Content-Type", "text/plain; charset=UTF-8");
    send(status, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Ends an answer that has started but cannot be finished: without its last chunk, so that the
   * client sees that it is not whole.
   */
  void breakOff(String reason) throws IOException {
    body.write(("\n" + reason + "\n").getBytes(StandardCharsets.UTF_8));
    body.flush();
    exchange.abort(new IOException("the answer was broken off: " + reason));
  }

  private void send(int status, byte[] content) throws IOException {
    started = true;
    exchange.send(status, content);
  }

  private OutputStream start() {
    started = true;
    summarise();
    return exchange.start(OK);
  }

  private void summarise() {
    header(
        "X-ClickHouse-Summary",
        """
        {"read_rows":"%s","read_bytes":"%s","written_rows":"%s","written_bytes":"%s",\
        "total_rows_to_read":"0","result_rows":"%s","result_bytes":"%s"}"""
            .formatted(
                counters.readRows(),
                counters.readBytes(),
                counters.writtenRows(),
                counters.writtenBytes(),
                counters.resultRows(),
                counters.resultBytes()));
  }
}
