package io.ringfence.domain.coverage;

import java.time.Duration;
import java.time.Instant;

/**
 * A time of one quality.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 * @param quality how well the position was watched
 */
public record Interval(Instant from, Instant to, Quality quality) {
  public Interval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to, was %s, %s".formatted(from, to));
    }
  }

  /** How long it lasted. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
