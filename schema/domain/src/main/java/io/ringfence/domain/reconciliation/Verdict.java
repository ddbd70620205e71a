package io.ringfence.domain.reconciliation;

/** What a comparison of the venue's figure with ours came to. */
public enum Verdict {
  /** Ours, rounded to the venue's digits, is the venue's. */
  MATCH,
  /** Apart by no more than the venue's rounding of the figure and of what it is made from. */
  TOLERANCE,
  /** Apart by more. */
  BREAK,
  /** The venue gives no such figure. */
  VENUE_NULL,
  /** Not compared: an input of ours is unknown, or the payload is older than was asked for. */
  STALE
}
