package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of an alert went, on the wall clock of the machine: never event time, which stands
 * beside it.
 *
 * @param receivedMicros when the latest record of its instant came in, epoch microseconds; absent:
 *     no record caused it, but time
 * @param detectedMicros when it was computed, epoch microseconds
 * @param emittedMicros when it left the job for its readers, epoch microseconds; absent: not yet
 */
public record ClockRow(
    @Nullable Long receivedMicros, long detectedMicros, @Nullable Long emittedMicros) {
  /** The same, emitted at an instant, epoch microseconds. */
  ClockRow emitted(long micros) {
    return new ClockRow(receivedMicros, detectedMicros, micros);
  }
}
