package io.ringfence.bench.stream;

/**
 * How ticks are sent.
 *
 * @param millis for how long
 * @param most how many at most; a slow job would work off its buffers for minutes
 * @param perSecond on a schedule of so many a second, whether the job keeps up or not; 0: as many
 *     as the job takes
 */
public record Pace(long millis, long most, long perSecond) {
  /** As many as a job takes. */
  static Pace free(long millis, long most) {
    return new Pace(millis, most, 0);
  }

  /** On a schedule. */
  static Pace scheduled(long millis, long perSecond) {
    return new Pace(millis, Long.MAX_VALUE, perSecond);
  }

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
