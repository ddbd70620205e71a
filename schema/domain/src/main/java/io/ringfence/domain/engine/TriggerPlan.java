package io.ringfence.domain.engine;

/** Which triggers a position has, and where on which axis they stand. */
sealed interface TriggerPlan permits LinearPlan, InversePlan {
  /** All axes of the instrument; triggers name them by their place. */
  Axis[] axes();

  /** How many tiers are kept for each position, one for each ratio that has a root. */
  int roots();

  /** How large a position's figures may be. */
  Limits limits();

  /** Finds the tier of each root at the cumulative funding in force. */
  void settle(PositionRows rows, int slot, Wide funding);

  /**
   * As {@link #settle}, for a position that is otherwise as it was: says which triggers thereby
   * change, where they stood and where they stand.
   */
  void resettle(PositionRows rows, int slot, Wide funding, KeySet before, KeySet after);

  /** Triggers that follow the wallet: they change with every wallet event. */
  void addWalletKeys(PositionRows rows, int slot, KeySet keys);

  /** Triggers that follow quantity and stop only: they change with a version. */
  void addVersionKeys(PositionRows rows, int slot, KeySet keys);

  /** How many tier edges the notional lies above at a mark; 0 where edges are no triggers. */
  int edgesBelow(PositionRows rows, int slot, long tick);
}
