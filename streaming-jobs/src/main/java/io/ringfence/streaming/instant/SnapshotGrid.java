package io.ringfence.streaming.instant;

import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Instants at which everything is written down, whether it changed or not: whole multiples of an
 * interval since the epoch, and the end of the run.
 *
 * @param fromMicros first instant that may be one, epoch microseconds
 * @param everyMicros the interval, microseconds, above 0
 * @param lastMicros end of the run, epoch microseconds; always one
 */
public record SnapshotGrid(long fromMicros, long everyMicros, long lastMicros)
    implements Serializable {
  private static final long NANOS_PER_MICRO = 1_000;

  /** End of a run that has none: later than every instant that is kept. */
  private static final long NEVER = Long.MAX_VALUE;

  /** Refuses an interval that is not above 0. */
  public SnapshotGrid {
    if (everyMicros <= 0) {
      throw new IllegalArgumentException("everyMicros must be > 0, was " + everyMicros);
    }
  }

  /** A grid with an interval. */
  public static SnapshotGrid of(long fromMicros, Duration every, long lastMicros) {
    return new SnapshotGrid(fromMicros, every.toNanos() / NANOS_PER_MICRO, lastMicros);
  }

  /** Whether an instant is on the grid. */
  public boolean contains(long micros) {
    boolean regular = micros >= fromMicros && Math.floorMod(micros, everyMicros) == 0;
    return micros == lastMicros || (regular && micros < lastMicros);
  }

  /** A grid of a run that does not end. */
  public static SnapshotGrid endless(long fromMicros, Duration every) {
    return of(fromMicros, every, NEVER);
  }

  /** Whether the run has no end. */
  public boolean isEndless() {
    return lastMicros == NEVER;
  }

  /**
   * Whether what was counted is told at an instant: at the end of the run, or, where there is none,
   * whenever everything is written down.
   */
  public boolean tellsCounts(long micros) {
    return isLast(micros) || (isEndless() && contains(micros));
  }

  /** Whether an instant is the end of the run. */
  public boolean isLast(long micros) {
    return micros == lastMicros;
  }

  /** The last whole multiple of the interval before an instant. */
  public long before(long micros) {
    return Math.floorDiv(micros - 1, everyMicros) * everyMicros;
  }

  /** The first instant of the grid at or after another; empty after the end of the run. */
  public OptionalLong atOrAfter(long micros) {
    if (micros > lastMicros) {
      return OptionalLong.empty();
    }
    long regular = Math.ceilDiv(Math.max(micros, fromMicros), everyMicros) * everyMicros;
    return OptionalLong.of(Math.min(regular, lastMicros));
  }
}
