package io.ringfence.streaming.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speaks with ClickHouse: one attempt to insert, and questions. A question that fails for a reason
 * that may pass is asked again with growing pauses.
 */
final class ClickHouseClient {
  private static final byte[] NO_DATA = {};

  /**
   * How rows are inserted: at once and acknowledged when they are stored, recognised by their token
   * in the table and in the tables its materialized views fill.
   */
  private static final Map<String, String> INSERT_SETTINGS =
      Map.of(
          "async_insert", "0",
          "insert_deduplicate", "1",
          "deduplicate_blocks_in_dependent_materialized_views", "1");

  private final ClickHouseTarget target;
  private final SinkOptions options;

  ClickHouseClient(ClickHouseTarget target, RetryPolicy retries) {
    this(target, SinkOptions.DEFAULT.with(retries));
  }

  ClickHouseClient(ClickHouseTarget target, SinkOptions options) {
    this.target = target;
    this.options = options;
  }

  /** Tries once to insert an Arrow stream under a token. */
  Reply insert(TableLayout<?> layout, String token, byte[] stream) {
    Map<String, String> parameters = new TreeMap<>(INSERT_SETTINGS);
    parameters.put("insert_deduplication_token", token);
    ServerAnswer answer = exchange(new ServerRequest(layout.insertStatement(), parameters, stream));
    if (answer.isOk()) {
      return new Reply.Taken();
    }
    if (answer.mayPass()) {
      return new Reply.Unknown(answer.words());
    }
    return ServerCodes.isAboutAValue(answer.code())
        ? new Reply.Refused(answer.code(), answer.words())
        : new Reply.Broken(answer.words());
  }

  /**
   * Asks; every parameter is bound by its name, the run as {@code run}.
   *
   * @return the rows of the answer, fields parted by tabs
   * @throws StoreException when the server did not say
   */
  List<String> ask(String what, String statement, Map<String, String> parameters) {
    Map<String, String> bound = new TreeMap<>(Map.of("param_run", target.runId()));
    parameters.forEach((name, value) -> bound.put("param_" + name, value));
    ServerRequest request = new ServerRequest(statement + " FORMAT TSV", bound, NO_DATA);
    for (int attempt = 1; ; attempt++) {
      ServerAnswer answer = exchange(request);
      if (answer.isOk()) {
        return answer.text().lines().toList();
      }
      if (!answer.mayPass() || attempt == options.retries().attempts()) {
        throw new StoreException(
            "%s failed after %s attempt(s): %s".formatted(what, attempt, answer.words()));
      }
      pause(what, options.retries().pauseAfter(attempt));
    }
  }

  private ServerAnswer exchange(ServerRequest request) {
    try {
      return options.surroundings().send(target, request, options.requestLimit());
    } catch (IOException e) {
      String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
      return new ServerAnswer(
          0,
          0,
          "no answer from %s, %s%s".formatted(target.url(), e.getClass().getSimpleName(), detail));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while %s was asked".formatted(target.url()));
    }
  }

  /** Waits between two attempts. */
  void pause(String what, Duration pause) {
    try {
      options.surroundings().pause(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + ": interrupted");
    }
  }
}
