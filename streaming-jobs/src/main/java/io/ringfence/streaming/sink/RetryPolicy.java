package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often a request is tried, and how long is waited between.
 *
 * @param attempts most attempts, at least 1
 * @param firstPause pause after the first failed attempt; every next one is twice as long
 * @param longestPause but no longer than this
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause)
    implements Serializable {
  /** Six attempts over about six seconds: for questions before and after a run. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofMillis(200), Duration.ofSeconds(4));

  /**
   * About ten minutes: an outage of the store holds the stream up and loses nothing, so it is worth
   * outlasting the restart of a server.
   */
  public static final RetryPolicy OUTAGE =
      new RetryPolicy(200, Duration.ofMillis(100), Duration.ofSeconds(3));

  private static final int MOST_DOUBLINGS = 30;

  /** Refuses a policy that never tries. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
    }
    if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "pauses must be 0 <= first <= longest, were " + firstPause + " and " + longestPause);
    }
  }

  /** Pause after a failed attempt, counted from 1. */
  Duration pauseAfter(int attempt) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
