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
  private final Axis[] told;
  private final NearTriggers near;
  private final SummedTriggers summed;
  private final FundingShift fundingShift;
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
  TriggerIndex(Axis[] axes, Crossings crossings, long maxTick, Runnable armMissing) {
    this.axes = axes;
    this.told = Arrays.stream(axes).filter(axis -> axis.isTold).toArray(Axis[]::new);
    this.near = new NearTriggers(told, crossings, maxTick);
    this.summed = new SummedTriggers(axes, crossings);
    this.fundingShift = new FundingShift(axes, crossings);
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
      jump(from);
    }
  }

  /** The mark has left what was gathered: each axis is searched for what lies in between. */
  private void jump(long from) {
    for (Axis axis : told) {
      axis.cross(from, mark, crossings);
    }
    near.gather(mark);
    near.clip(completeFrom, completeTo);
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

  /** Positions whose roots may change tier with cumulative funding; listed until the next call. */
  SlotList leaveRanges(Wide funding) {
    near.invalidate();
    return fundingShift.leaveRanges(funding);
  }

  /** Cumulative funding shifts all axes. */
  void shift(Wide funding) {
    fundingShift.shift(funding, mark);
  }

  /** The axes of one kind. */
  Stream<Axis> axesOf(TriggerKind kind) {
    return Arrays.stream(axes).filter(axis -> axis.kind == kind);
  }

  /** What brings in the triggers of many positions at once; there must be none, and no mark. */
  LooseTriggers loose() {
    return new LooseTriggers(axes);
  }

  /** Takes the triggers of a position away. */
  void lift(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      remove(slot, keys, i);
    }
  }

  /** Moves those triggers of a position that have changed. */
  void replace(int slot, KeySet before, KeySet after) {
    for (int i = 0; i < Math.max(before.count, after.count); i++) {
      if (i >= before.count) {
        insert(slot, after, i);
      } else if (i >= after.count) {
        remove(slot, before, i);
      } else if (before.axis[i] != after.axis[i]) {
        remove(slot, before, i);
        insert(slot, after, i);
      } else if (!before.isSame(i, after)) {
        move(slot, before, after, i);
      }
    }
  }

  private void move(int slot, KeySet before, KeySet after, int i) {
    Axis axis = axes[before.axis[i]];
    near.remove(axis, before.coarse[i], before.fine[i], slot, mark);
    axis.move(before.coarse[i], before.fine[i], slot, after.coarse[i], after.fine[i]);
    near.insert(axis, after.coarse[i], after.fine[i], slot, mark);
  }

  private void insert(int slot, KeySet keys, int i) {
    Axis axis = axes[keys.axis[i]];
    axis.insert(keys.coarse[i], keys.fine[i], slot);
    near.insert(axis, keys.coarse[i], keys.fine[i], slot, mark);
  }

  private void remove(int slot, KeySet keys, int i) {
    Axis axis = axes[keys.axis[i]];
    axis.keys.remove(keys.coarse[i], keys.fine[i], slot);
    near.remove(axis, keys.coarse[i], keys.fine[i], slot, mark);
  }

  /** Lets placed triggers do what already holds: at the mark, or where sums stand. */
  void look(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      Axis axis = axes[keys.axis[i]];
      long at = axis.kind.isSummed() ? summed.at() : mark;
      if (at != NO_MARK) {
        boolean holds = axis.reaches(keys.coarse[i], keys.fine[i], at);
        crossings.place(axis.kind, axis.ordinal, slot, holds);
      }
    }
  }

  /** Forgets triggers of slots that do not pass. */
  void retain(IntPredicate stays) {
    near.invalidate();
    for (Axis axis : axes) {
      axis.keys.retain(stays);
    }
  }
}
