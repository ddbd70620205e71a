package io.ringfence.api.limit;

import java.time.Duration;

/**
 * How often something may happen: a bucket of tokens that fills again as time goes by.
 *
 * @param perSecond tokens that come back in a second, at least 1
 * @param burst tokens a full bucket holds, at least 1
 */
public record Rate(int perSecond, int burst) {
  /** How many seconds' worth of tokens a bucket holds unless it is said otherwise. */
  private static final int BURST_SECONDS = 3;

  public Rate {
    if (perSecond < 1) {
      throw new IllegalArgumentException("perSecond must be at least 1, was " + perSecond);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be at least 1, was " + burst);
    }
  }

  /** So many a second, three seconds' worth at once. */
  public static Rate ofSecond(int perSecond) {
    return new Rate(perSecond, Math.multiplyExact(BURST_SECONDS, perSecond));
  }

  /** After how long an empty bucket is full again; until then it must not be forgotten. */
  Duration refill() {
    return Duration.ofSeconds(Math.ceilDiv(burst, perSecond));
  }
}
