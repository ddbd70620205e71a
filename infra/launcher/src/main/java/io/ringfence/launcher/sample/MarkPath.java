package io.ringfence.launcher.sample;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The marks of one instrument in time order, quote currency per base.
 *
 * @param marks mark by the instant it came into force
 */
record MarkPath(NavigableMap<Instant, BigDecimal> marks) {
  MarkPath {
    marks = Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
  }

  /** The mark in force at an instant; empty before the first. */
  Optional<BigDecimal> at(Instant instant) {
    return Optional.ofNullable(marks.floorEntry(instant)).map(Map.Entry::getValue);
  }

  /** The mark that hurt the side most in (from, to]; empty where there was none. */
  Optional<BigDecimal> worst(PositionSide side, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Optional.empty();
    }
    var between = marks.subMap(from, false, to, true).values().stream();
    return switch (side) {
      case LONG -> between.min(BigDecimal::compareTo);
      case SHORT -> between.max(BigDecimal::compareTo);
    };
  }
}
