package io.ringfence.reporting.query;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object for each value. Rows of an answer say the same of desks, instruments, instants and
 * sizes over and over; a hundred thousand of them fit where these are kept once.
 */
final class OneOfEach {
  private final Map<Object, Object> seen = new HashMap<>();

  /** The same, and nothing for nothing. */
  <T> @Nullable T orNone(@Nullable T value) {
    return value == null ? null : of(value);
  }

  /** The first object that was equal to this one. */
  @SuppressWarnings("unchecked")
  <T> T of(T value) {
    Object first = seen.putIfAbsent(value, value);
    return first == null ? value : (T) first;
  }
}
