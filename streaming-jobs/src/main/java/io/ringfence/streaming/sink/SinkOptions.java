package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * How rows are brought into tables.
 *
 * @param batchRows most rows of a batch, at least 1 and far below the server's block size
 * @param retries how an outage is outlasted
 * @param requestLimit how long one request may take
 * @param window latest inserts per table whose tokens the server is trusted to remember
 * @param tokens whether a batch that is sent again is recognised
 * @param listener hears of it
 * @param surroundings the server, the time between attempts, and names
 */
public record SinkOptions(
    int batchRows,
    RetryPolicy retries,
    Duration requestLimit,
    long window,
    InsertTokens tokens,
    StoreListener listener,
    Surroundings surroundings)
    implements Serializable {
  /**
   * Latest inserts per table whose tokens the server must remember; the migrations set it and the
   * job asks for it before it starts.
   */
  public static final long WINDOW = 10_000;

  /** One block of an insert at ClickHouse's own defaults, so that one batch is one part. */
  private static final int MOST_BATCH_ROWS = 50_000;

  /** Five thousand rows, ten minutes of outage, a minute per request. */
  public static final SinkOptions DEFAULT =
      new SinkOptions(
          5_000,
          RetryPolicy.OUTAGE,
          Duration.ofSeconds(60),
          WINDOW,
          InsertTokens.OF_BATCHES,
          StoreListener.NONE,
          Surroundings.REAL);

  /** Refuses batches that the server would cut. */
  public SinkOptions {
    if (batchRows < 1 || batchRows > MOST_BATCH_ROWS) {
      throw new IllegalArgumentException(
          "batchRows must lie in 1..%s, was %s".formatted(MOST_BATCH_ROWS, batchRows));
    }
  }

  /** The same with another policy of attempts. */
  public SinkOptions with(RetryPolicy other) {
    return new SinkOptions(batchRows, other, requestLimit, window, tokens, listener, surroundings);
  }

  /** The same with other tokens. */
  public SinkOptions with(InsertTokens other) {
    return new SinkOptions(batchRows, retries, requestLimit, window, other, listener, surroundings);
  }

  /** The same with another listener. */
  public SinkOptions with(StoreListener other) {
    return new SinkOptions(batchRows, retries, requestLimit, window, tokens, other, surroundings);
  }

  /** The same with other limits of a batch and of a request. */
  public SinkOptions with(int otherBatchRows, Duration otherRequestLimit) {
    return new SinkOptions(
        otherBatchRows, retries, otherRequestLimit, window, tokens, listener, surroundings);
  }

  /** The same in other surroundings. */
  public SinkOptions with(Surroundings other) {
    return new SinkOptions(batchRows, retries, requestLimit, window, tokens, listener, other);
  }

  /** The same where the server remembers fewer tokens. */
  SinkOptions withWindow(long other) {
    return new SinkOptions(batchRows, retries, requestLimit, other, tokens, listener, surroundings);
  }
}
