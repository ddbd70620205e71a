package io.ringfence.launcher.oracle;

import org.jspecify.annotations.Nullable;

/**
 * Bounds of marks and funding, both inclusive, epoch microseconds.
 *
 * @param from first instant; absent: no bound
 * @param to last instant; absent: no bound
 */
record Window(@Nullable Long from, @Nullable Long to) {
  /** No bounds. */
  static final Window OPEN = new Window(null, null);

  boolean holds(long at) {
    return (from == null || from <= at) && (to == null || at <= to);
  }
}
