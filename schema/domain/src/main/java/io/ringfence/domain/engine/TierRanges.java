package io.ringfence.domain.engine;

import org.jspecify.annotations.Nullable;

/**
 * In which tiers the roots of positions lie, and between which cumulative fundings they stay there.
 * A position's range is kept a little narrower than it is: then a small change of its wallet leaves
 * it within the true one, and nothing is to be moved. Funding that leaves the narrow range only has
 * it looked at early.
 */
final class TierRanges {
  /** By what part of its distance to cumulative funding an end is drawn in. */
  private static final int PART = 8;

  private final Lattice lattice;
  private final TierBounds[][] bounds;

  /**
   * Ranges of an instrument.
   *
   * @param bounds of each root, for longs and for shorts
   */
  TierRanges(Lattice lattice, TierBounds[][] bounds) {
    this.lattice = lattice;
    this.bounds = bounds;
  }

  /**
   * Finds the tier of each root at the cumulative funding in force, and the range.
   *
   * @param roots bits of those that decide where a trigger stands
   */
  void settle(PositionRows rows, int slot, Wide funding, long roots) {
    if (!stillHolds(rows, slot, funding, roots)) {
      find(rows, slot, funding, roots);
    }
  }

  /** Whether all roots stay in the tiers the row says wherever funding is in its range. */
  private boolean stillHolds(PositionRows rows, int slot, Wide funding, long roots) {
    Wide highest = upperKey(end(rows, slot, 0));
    Wide above = end(rows, slot, 1);
    if (funding.compareTo(highest) > 0 || funding.compareTo(above) <= 0) {
      return false;
    }
    TierBounds[] own = bounds[rows.side(slot)];
    for (long rest = roots; rest != 0; rest &= rest - 1) {
      int root = Long.numberOfTrailingZeros(rest);
      int tier = rows.tier(slot, root);
      if (!own[root].contains(rows, slot, tier, above, highest)) {
        return false;
      }
    }
    return true;
  }

  private void find(PositionRows rows, int slot, Wide funding, long roots) {
    Wide highest = null;
    Wide lowest = null;
    TierBounds[] own = bounds[rows.side(slot)];
    for (long rest = roots; rest != 0; rest &= rest - 1) {
      int root = Long.numberOfTrailingZeros(rest);
      int tier = own[root].tierAt(rows, slot, funding, rows.tier(slot, root));
      rows.setTier(slot, root, tier);
      if (tier < own[root].tiers() - 1) {
        Wide bound = own[root].highest(rows, slot, tier);
        highest = highest == null || bound.compareTo(highest) < 0 ? bound : highest;
      }
      if (tier > 0) {
        Wide bound = own[root].highest(rows, slot, tier - 1);
        lowest = lowest == null || bound.compareTo(lowest) > 0 ? bound : lowest;
      }
    }
    setEnd(rows, slot, 0, highest == null ? null : upperKey(highest), funding.negate());
    setEnd(rows, slot, 1, lowest, funding);
  }

  /** Key of an upper end, and the upper end of a key. */
  private static Wide upperKey(Wide highest) {
    return highest.plus(Wide.ONE).negate();
  }

  /** Key of an end; an endless one lies where no bound does. */
  private Wide end(PositionRows rows, int slot, int end) {
    return lattice.key(rows.rangeCoarse(slot, end), rows.rangeFine(slot, end));
  }

  /** Draws an end in towards the value that its axis has now, which the key lies below. */
  private void setEnd(PositionRows rows, int slot, int end, @Nullable Wide key, Wide now) {
    if (key == null) {
      rows.setRange(slot, end, PositionRows.ENDLESS, 0);
    } else {
      Wide nearer = key.plus(now.minus(key).floorDivide(PART));
      rows.setRange(slot, end, lattice.coarse(nearer), lattice.fine(nearer));
    }
  }
}
