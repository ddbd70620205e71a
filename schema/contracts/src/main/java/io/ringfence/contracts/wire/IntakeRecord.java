package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * What leaves the reading of files: exactly one component is present. Refused rows and counts
 * travel with the events, so that after a restart they are counted again where the events are.
 *
 * @param event something that happened
 * @param reject a row that was refused while reading
 * @param counts rows received from one file, and rows of it found to be duplicates while reading
 */
public record IntakeRecord(
    @Nullable InputEvent event, @Nullable RejectRow reject, @Nullable InputCountRow counts) {
  /** An event. */
  public static IntakeRecord of(InputEvent event) {
    return new IntakeRecord(event, null, null);
  }

  /** A refused row. */
  public static IntakeRecord of(RejectRow reject) {
    return new IntakeRecord(null, reject, null);
  }

  /** Counts of one file. */
  public static IntakeRecord of(InputCountRow counts) {
    return new IntakeRecord(null, null, counts);
  }
}
