package io.ringfence.domain.exposure;

/** Why an event that could be read could not be applied. */
public enum RejectReason {
  /** The sequence was applied before with other content. */
  SEQUENCE_CONFLICT,
  /** The sequence is below the last applied one and was never applied itself. */
  SEQUENCE_BELOW_LAST,
  /** Nothing of this position key has ever been opened. */
  UNKNOWN_POSITION,
  /** The position was closed before. */
  POSITION_CLOSED,
  /** The position was liquidated before. */
  POSITION_LIQUIDATED,
  /** More than the venue lets be removed. */
  REMOVES_TOO_MUCH,
  /** A venue's fill takes more than the position has. */
  FILL_EXCEEDS_POSITION,
  /** The figure needs a mark and none is in force yet. */
  NO_MARK
}
