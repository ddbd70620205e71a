package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * All triggers of an instrument: in axes, where funding shifts them without touching them, and
 * those near the mark merged in the order of their ticks.
 */
final class TriggerIndex {
  static final long NO_MARK = -1;

  private final Axis[] axes;
  private final NearTriggers near;
  private final SummedTriggers summed;
  private final FundingShift fundingShift;

  /** The keys on the axes. */
  final AxisKeys keys;

  private final Crossings crossings;
  private final Runnable armMissing;
  private long mark = NO_MARK;

  /** Marks between which no missing trigger can be met. */
  private long completeFrom = Long.MIN_VALUE;

  private long completeTo = Long.MAX_VALUE;

  /**
   * An index without triggers.
   *
   * @param armMissing is run before the mark could meet a trigger that is missing, see {@link News}
   */
  TriggerIndex(
      Axis[] axes, Crossings crossings, Lattice lattice, EdgePass pass, Runnable armMissing) {
    this.axes = axes;
    Axis[] told = Arrays.stream(axes).filter(axis -> axis.isTold).toArray(Axis[]::new);
    this.near = new NearTriggers(told, crossings, lattice.maxTick(), () -> mark);
    this.summed = new SummedTriggers(axes, crossings, lattice.maxTick(), pass);
    this.fundingShift = new FundingShift(axes, lattice, crossings);
    this.keys = new AxisKeys(axes, near, summed, fundingShift);
    this.crossings = crossings;
    this.armMissing = armMissing;
  }

  boolean hasMark() {
    return mark != NO_MARK;
  }

  /** The mark in force, ticks. */
  long mark() {
    return mark;
  }

  /** The mark moves. */
  void moveTo(long tick) {
    if (near.covers(tick)) {
      mark = tick;
      near.moveTo(tick);
    } else {
      leaveTo(tick);
    }
  }

  private void leaveTo(long tick) {
    if (tick < completeFrom || tick > completeTo) {
      armMissing.run();
    }
    long from = mark;
    mark = tick;
    if (near.covers(tick)) {
      near.moveTo(tick);
    } else {
      near.jump(from, tick);
      near.clip(completeFrom, completeTo);
    }
  }

  /** Triggers on one side of the mark are missing. */
  void lack(boolean above) {
    if (above) {
      completeTo = Math.min(completeTo, mark);
    } else {
      completeFrom = Math.max(completeFrom, mark);
    }
    near.clip(completeFrom, completeTo);
  }

  /** No trigger is missing. */
  void lackNone() {
    completeFrom = Long.MIN_VALUE;
    completeTo = Long.MAX_VALUE;
    near.clip(completeFrom, completeTo);
  }

  /** Brings sums to the mark. */
  void settleSums() {
    summed.settle(mark);
  }

  /** The mark at which sums stand; {@link #NO_MARK} before the first. */
  long summedAt() {
    return summed.at();
  }

  /**
   * Takes over the cumulative funding.
   *
   * @return positions whose roots may thereby change tier, until the next call
   */
  SlotList leaveRanges(Wide funding) {
    near.invalidate();
    summed.invalidate();
    return fundingShift.leaveRanges(funding);
  }

  /** What the cumulative funding has shifted over the mark turns. */
  void crossShifted() {
    if (hasMark()) {
      fundingShift.cross(mark);
    }
  }

  /** The axes of one kind. */
  Stream<Axis> axesOf(TriggerKind kind) {
    return Arrays.stream(axes).filter(axis -> axis.kind == kind);
  }

  /** What brings in the triggers of many positions at once; there must be none, and no mark. */
  LooseTriggers loose() {
    return new LooseTriggers(axes);
  }

  /** Lets placed triggers do what already holds: at the mark, or where sums stand. */
  void look(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      look(slot, keys, i);
    }
  }

  /** As above for one of them. */
  void look(int slot, KeySet keys, int i) {
    Axis axis = axes[keys.axis[i]];
    long at = axis.kind.isSummed() ? summed.at() : mark;
    if (at != NO_MARK) {
      boolean holds = axis.reaches(keys.coarse[i], keys.fine[i], at);
      crossings.place(axis.kind, axis.ordinal, slot, holds);
    }
  }

  /** Forgets triggers of slots that do not pass. */
  void retain(IntPredicate stays) {
    near.invalidate();
    summed.invalidate();
    for (Axis axis : axes) {
      axis.keys.retain(stays);
    }
  }
}
