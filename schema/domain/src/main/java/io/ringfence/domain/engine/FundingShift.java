package io.ringfence.domain.engine;

import java.util.Arrays;

/** What cumulative funding does to the triggers of an instrument: axes shift, keys stay. */
final class FundingShift {
  private final Axis[] ranges;
  private final Axis[] axes;
  private final Crossings crossings;
  private final SlotList outOfRange = new SlotList();

  FundingShift(Axis[] all, Crossings crossings) {
    this.ranges = Arrays.stream(all).filter(axis -> !axis.followsPrice()).toArray(Axis[]::new);
    this.axes = Arrays.stream(all).filter(Axis::followsPrice).toArray(Axis[]::new);
    this.crossings = crossings;
  }

  /**
   * Cumulative funding leaves the ranges of positions whose roots may thereby change tier.
   *
   * @return who they are, until the next call
   */
  SlotList leaveRanges(Wide funding) {
    outOfRange.clear();
    for (Axis axis : ranges) {
      long coarse = axis.coarse(0);
      long fine = axis.fine(0);
      axis.shift(funding);
      axis.keys.between(
          axis.coarse(0), axis.fine(0), coarse, fine, (_, _, slot) -> outOfRange.add(slot));
    }
    return outOfRange;
  }

  /** All other axes shift: what they pass over at a mark turns. */
  void shift(Wide funding, long mark) {
    for (Axis axis : axes) {
      long coarse = axis.coarse(mark);
      long fine = axis.fine(mark);
      axis.shift(funding);
      boolean isMet = mark != TriggerIndex.NO_MARK && axis.keys.size() > 0;
      if (isMet && !axis.isGap(coarse, axis.coarse(mark))) {
        axis.crossFrom(coarse, fine, mark, crossings);
        axis.noteGapAround(axis.coarse(mark));
      }
    }
  }
}
