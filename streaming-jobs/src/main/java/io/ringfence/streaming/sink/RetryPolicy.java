package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often a request is tried, and how long is waited between.
 *
 * @param attempts most attempts, at least 1
 * @param firstPause pause after the first failed attempt; every next one is twice as long
 */
public record RetryPolicy(int attempts, Duration firstPause) implements Serializable {
  /** Six attempts over about six seconds. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(6, Duration.ofMillis(200));

  /** Refuses a policy that never tries. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
    }
    if (firstPause.isNegative()) {
      throw new IllegalArgumentException("firstPause must be >= 0, was " + firstPause);
    }
  }

  /** Pause after a failed attempt, counted from 1. */
  Duration pauseAfter(int attempt) {
    return firstPause.multipliedBy(1L << (attempt - 1));
  }
}
