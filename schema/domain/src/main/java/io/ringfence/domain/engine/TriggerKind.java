package io.ringfence.domain.engine;

/** What happens to a position when the mark crosses one of its triggers. */
enum TriggerKind {
  /** An alert level is reached. */
  LEVEL,
  /** The leave threshold of an alert level, reached as long as the level has not been left. */
  LEVEL_LEFT,
  /** Equity meets the requirement. */
  LIQUIDATION,
  /** The notional is above the cap of a tier. */
  TIER_EDGE,
  /** The resting stop is touched. */
  STOP,
  /** Funding has moved a root of the position into another tier. */
  FUNDING_RANGE;

  /**
   * Whether crossing it only changes sums. Nobody is told, so it waits until sums are asked for: a
   * mark that comes and goes in between costs nothing.
   */
  boolean isSummed() {
    return this == TIER_EDGE;
  }
}
