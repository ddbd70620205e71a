package io.ringfence.domain.reconciliation;

/** What secures a position at its venue. */
public enum MarginMode {
  /** Its own margin alone: the only mode that is valued. */
  ISOLATED,
  /** The whole account: reported as such, never valued as isolated. */
  CROSS,
  /** The payload does not show it. */
  UNKNOWN
}
