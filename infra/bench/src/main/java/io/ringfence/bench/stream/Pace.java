package io.ringfence.bench.stream;

/**
 * How ticks are sent.
 *
 * @param millis for how long
 * @param perSecond on a schedule of so many a second, whether the job keeps up or not; 0: as many
 *     as the job takes
 */
public record Pace(long millis, long perSecond) {
  boolean isScheduled() {
    return perSecond > 0;
  }

  /** When a tick is due, nanoseconds after the first. */
  long dueNanos(long number) {
    return (long) (number * 1e9 / perSecond);
  }

  /** How many are due so many nanoseconds after the first. */
  long dueBy(long nanos) {
    return (long) (nanos / 1e9 * perSecond) + 1;
  }
}
