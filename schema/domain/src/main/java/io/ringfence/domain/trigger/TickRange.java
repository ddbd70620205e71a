package io.ringfence.domain.trigger;

/**
 * Neighbouring ticks.
 *
 * @param low first tick
 * @param high last tick; below {@code low} there is none
 */
record TickRange(long low, long high) {
  /** Every tick. */
  static final TickRange ALL = new TickRange(0, TickGrid.MAX_TICK);

  /** No tick. */
  static final TickRange NONE = new TickRange(1, 0);

  boolean contains(long tick) {
    return tick >= low && tick <= high;
  }

  TickRange and(TickRange other) {
    return new TickRange(Math.max(low, other.low), Math.min(high, other.high));
  }

  /** Half of the way to a tick inside. */
  TickRange nearer(long tick) {
    return new TickRange(tick - (tick - low) / 2, tick + (high - tick) / 2);
  }
}
