package io.ringfence.streaming.intake;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What is read, and how.
 *
 * @param files in the order their rows are told apart at equal times: by kind, then as given
 * @param window part of marks and funding that is played
 * @param basis which price of a file plays the mark
 * @param allowedLateness how far a row may lie before the newest row of its file and key
 */
public record IntakeSpec(
    List<InputFile> files, ReplayWindow window, MarkBasis basis, Duration allowedLateness)
    implements Serializable {
  /** Copies the files and refuses a negative lateness. */
  public IntakeSpec {
    files = List.copyOf(files);
    if (allowedLateness.isNegative()) {
      throw new IllegalArgumentException("allowedLateness must be >= 0, was " + allowedLateness);
    }
  }
}
