package io.ringfence.domain.engine;

/**
 * One condition of every position of a side: an axis for each tier, or one alone.
 *
 * @param firstAxis place of its first axis
 * @param root whose tier chooses the axis; -1 where there is one axis only
 */
record Track(int firstAxis, int root) {
  int axis(PositionRows rows, int slot) {
    return root < 0 ? firstAxis : firstAxis + rows.tier(slot, root);
  }
}
