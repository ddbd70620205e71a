package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * When gathered rows are inserted: whichever comes first, and at every checkpoint.
 *
 * @param rows most rows of a batch, at least 1
 * @param age longest time a row waits
 */
public record BatchPolicy(int rows, Duration age) implements Serializable {
  /** Five thousand rows or a second. */
  public static final BatchPolicy DEFAULT = new BatchPolicy(5_000, Duration.ofSeconds(1));

  /** Refuses an empty batch. */
  public BatchPolicy {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be >= 1, was " + rows);
    }
  }
}
