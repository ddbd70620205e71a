package io.ringfence.domain.budget;

/** How a budget stands. */
public enum BudgetState {
  /** Use is known and at or below the soft limit. */
  WITHIN,
  /** Use has gone above the soft limit and not yet back to its leave threshold. */
  WARNING,
  /** Use has gone above the hard limit and not yet back to its leave threshold. */
  BREACH,
  /** An input is unknown and what is known is no breach: it may be any of the three. */
  UNKNOWN_AT_LEAST,
  /**
   * Use is above the hard limit only by a mark that lies far from the one before and that nothing
   * has confirmed yet.
   */
  UNCONFIRMED
}
