package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.RejectCode;

/** What became of an event. */
sealed interface Fate {
  /** It is in the path. */
  record Applied() implements Fate {}

  /** It repeats one before. */
  record Duplicate() implements Fate {}

  /**
   * It is refused.
   *
   * @param code stable code
   * @param reason field, rule and what was found
   */
  record Refused(RejectCode code, String reason) implements Fate {}

  /** It is in the path. */
  Fate APPLIED = new Applied();

  /** It repeats one before. */
  Fate DUPLICATE = new Duplicate();
}
