package io.ringfence.domain.outcome;

import java.time.Duration;
import java.time.Instant;

/** Where a proposal stands. A proposal ends once; what has ended does not change. */
public sealed interface Status {
  /** When it came to stand so. */
  Instant at();

  /** Nobody has answered. */
  record Proposed(Instant at) implements Status {}

  /**
   * A second pair of eyes said yes.
   *
   * @param by who
   */
  record Accepted(Instant at, String by) implements Status {}

  /**
   * Somebody said no.
   *
   * @param by who
   * @param why reason, not blank
   */
  record Rejected(Instant at, String by, String why) implements Status {}

  /** Nobody answered before it became void. */
  record Expired(Instant at, Cause cause) implements Status {}

  /** Why a proposal became void. */
  enum Cause {
    /** A later batch of the same pool took its place. */
    SUPERSEDED,
    /** The mark moved further against either side than the batch allows for. */
    MARK_MOVED,
    /** One of the positions was liquidated or closed. */
    POSITION_GONE,
    /** Size, wallet, plan or thesis of one of the positions changed. */
    POSITION_CHANGED,
    /** A budget of its desk, or of the firm, was breached. */
    BUDGET_BREACHED,
    /** Its time was over. */
    TIMED_OUT
  }

  /** Whether it can still be answered. */
  default boolean isOpen() {
    return this instanceof Proposed;
  }

  /**
   * The same after an answer.
   *
   * @throws IllegalStateException when it has ended already
   */
  default Status answered(Status answer) {
    if (!isOpen()) {
      throw new IllegalStateException("a proposal ends once, was " + this);
    }
    if (answer.isOpen() || answer.at().isBefore(at())) {
      throw new IllegalArgumentException(
          "an answer must end the proposal of " + at() + " and not come before it, was " + answer);
    }
    return answer;
  }

  /** The same once its time is over and nobody answered. */
  default Status at(Instant now, Duration validity) {
    return isOpen() && !now.isBefore(at().plus(validity))
        ? new Expired(at().plus(validity), Cause.TIMED_OUT)
        : this;
  }
}
