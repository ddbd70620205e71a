package io.ringfence.domain.engine;

/**
 * One condition of every position of a side: an axis for each tier, or one alone.
 *
 * @param firstAxis place of its first axis
 * @param root whose tier chooses the axis; -1 where there is one axis only
 * @param armedBy bits of which a position must have one for the trigger to be kept; 0: always kept
 */
record Track(int firstAxis, int root, int armedBy) {
  int axis(PositionRows rows, int slot) {
    return root < 0 ? firstAxis : firstAxis + rows.tier(slot, root);
  }

  /** Whether the trigger of a position with these bits stands in the index. */
  boolean isKept(int armed) {
    return armedBy == 0 || (armedBy & armed) != 0;
  }
}
