package io.ringfence.domain.signoff;

/** How far the sign-off of a report has come. */
public enum SignOffState {
  /** Issued, and nobody answers for it yet. */
  DRAFT,
  /** Somebody answers for it and waits for another person. */
  PREPARED,
  /** Another person approved it. */
  APPROVED,
  /** Another person rejected it; a correction is a report of its own. */
  REJECTED,
  /** Its time ran out, or what it says does not hold any more; may be prepared again. */
  LAPSED
}
