package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of an alert of the live path went, on the wall clock of the machine.
 *
 * @param receivedMicros when the first mark of its batch reached the job, epoch microseconds;
 *     absent: time caused it, or totals did
 * @param detectedMicros when it was found, epoch microseconds
 * @param emittedMicros when it left for its readers, epoch microseconds
 */
public record LiveClockRow(@Nullable Long receivedMicros, long detectedMicros, long emittedMicros) {
  /** What no record caused, found and told at once. */
  public static LiveClockRow at(long micros) {
    return new LiveClockRow(null, micros, micros);
  }
}
