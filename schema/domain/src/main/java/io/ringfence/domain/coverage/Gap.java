package io.ringfence.domain.coverage;

import java.time.Instant;

/**
 * A time without a mark to rely on.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 * @param blind whether there never was a mark before, or nothing came in at all
 */
public record Gap(Instant from, Instant to, boolean blind) {
  public Gap {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to, was %s, %s".formatted(from, to));
    }
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
