package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What cumulative funding does to the triggers of an instrument: axes shift, keys stay. */
final class FundingShift {
  private final Axis[] axes;

  /** Those that funding alone moves, and the numbers of all others. */
  private final Axis[] ranges;

  private final int[] priced;
  private final Lattice lattice;
  private final Crossings crossings;
  private final AxisGaps gaps;
  private final FundingLevel level = new FundingLevel();
  private final SlotList outOfRange = new SlotList();
  private Wide before = Wide.ZERO;

  FundingShift(Axis[] axes, Lattice lattice, Crossings crossings) {
    this.axes = axes;
    this.ranges = Arrays.stream(axes).filter(axis -> !axis.followsPrice()).toArray(Axis[]::new);
    this.priced =
        IntStream.range(0, axes.length).filter(number -> axes[number].followsPrice()).toArray();
    this.lattice = lattice;
    this.crossings = crossings;
    this.gaps = new AxisGaps(axes);
    for (Axis axis : axes) {
      axis.follow(level);
    }
  }

  /** A key has come to an axis. */
  void noteKey(int axis, long coarse) {
    gaps.fill(axis, coarse);
  }

  /**
   * Takes over the cumulative funding, which leaves the ranges of positions whose roots may thereby
   * change tier. What axes of the mark pass over is not crossed before {@link #cross}.
   *
   * @return who they are, until the next call
   */
  SlotList leaveRanges(Wide funding) {
    outOfRange.clear();
    before = level.funding();
    level.set(funding);
    for (Axis axis : ranges) {
      Wide was = axis.value(0, before);
      axis.keys.between(
          axis.coarse(0),
          axis.fine(0),
          lattice.coarse(was),
          lattice.fine(was),
          (_, _, slot) -> outOfRange.add(slot));
    }
    return outOfRange;
  }

  /** All other axes have shifted: what they have passed over at a mark turns. */
  void cross(long mark) {
    for (int number : priced) {
      if (!isInGap(number, mark)) {
        crossOne(number, mark);
      }
    }
  }

  private boolean isInGap(int number, long mark) {
    if (lattice.hasFine()) {
      Axis axis = axes[number];
      return gaps.contains(number, lattice.coarse(axis.value(mark, before)), axis.coarse(mark));
    }
    return gaps.contains(
        number, gaps.value(number, mark, before.low()), gaps.value(number, mark, level.low()));
  }

  private void crossOne(int number, long mark) {
    Axis axis = axes[number];
    Wide was = axis.value(mark, before);
    axis.crossFrom(lattice.coarse(was), lattice.fine(was), mark, crossings);
    long coarse = axis.coarse(mark);
    gaps.note(number, axis.keys.coarseBelow(coarse), axis.keys.coarseAtOrAbove(coarse));
  }
}
