package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * All triggers of an instrument: in axes, where funding shifts them without touching them, and
 * those near the mark merged in the order of their ticks.
 */
final class TriggerIndex {
  private static final long NO_MARK = -1;

  private final Axis[] axes;
  private final NearTriggers near;
  private final Crossings crossings;
  private int[] outOfRange = new int[16];
  private int outOfRangeCount;
  private long mark = NO_MARK;

  TriggerIndex(Axis[] axes, Crossings crossings, long maxTick) {
    this.axes = axes;
    this.near = new NearTriggers(axes, crossings, maxTick);
    this.crossings = crossings;
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
    for (Axis axis : axes) {
      if (axis.followsPrice()) {
        long coarse = from == NO_MARK ? Long.MAX_VALUE : axis.coarse(from);
        long fine = from == NO_MARK ? 0 : axis.fine(from);
        cross(axis, coarse, fine);
      }
    }
    near.gather(mark);
  }

  /** Crosses what lies between an earlier value of an axis and its value now. */
  private void cross(Axis axis, long fromCoarse, long fromFine) {
    long coarse = axis.coarse(mark);
    long fine = axis.fine(mark);
    boolean falls = coarse != fromCoarse ? coarse < fromCoarse : fine < fromFine;
    if (falls) {
      axis.keys.between(
          coarse, fine, fromCoarse, fromFine, (_, _, slot) -> cross(axis, slot, true));
    } else {
      axis.keys.between(
          fromCoarse, fromFine, coarse, fine, (_, _, slot) -> cross(axis, slot, false));
    }
  }

  private void cross(Axis axis, int slot, boolean holds) {
    crossings.cross(axis.kind, axis.ordinal, slot, holds);
  }

  /**
   * Cumulative funding leaves the ranges of positions whose roots thereby change tier.
   *
   * @return how many they are; {@link #outOfRange} names them
   */
  int shiftRanges(Wide funding) {
    near.invalidate();
    outOfRangeCount = 0;
    for (Axis axis : axes) {
      if (axis.kind == TriggerKind.FUNDING_RANGE) {
        long coarse = axis.coarse(0);
        long fine = axis.fine(0);
        axis.shift(funding);
        axis.keys.between(
            axis.coarse(0), axis.fine(0), coarse, fine, (_, _, slot) -> addOutOfRange(slot));
      }
    }
    return outOfRangeCount;
  }

  private void addOutOfRange(int slot) {
    if (outOfRangeCount == outOfRange.length) {
      outOfRange = Arrays.copyOf(outOfRange, outOfRangeCount * 2);
    }
    outOfRange[outOfRangeCount++] = slot;
  }

  int outOfRange(int number) {
    return outOfRange[number];
  }

  /** Cumulative funding changes all other axes: what their shift passes over turns. */
  void shift(Wide funding) {
    for (Axis axis : axes) {
      if (axis.followsPrice()) {
        long coarse = axis.coarse(mark);
        long fine = axis.fine(mark);
        axis.shift(funding);
        if (hasMark() && axis.keys.size() > 0 && !axis.isGap(coarse, axis.coarse(mark))) {
          cross(axis, coarse, fine);
          noteGap(axis);
        }
      }
    }
  }

  /** What lies around the value of an axis, for the next funding. */
  private void noteGap(Axis axis) {
    long coarse = axis.coarse(mark);
    axis.noteGap(axis.keys.coarseBelow(coarse), axis.keys.coarseAtOrAbove(coarse));
  }

  /** The axes of one kind. */
  Stream<Axis> axesOf(TriggerKind kind) {
    return Arrays.stream(axes).filter(axis -> axis.kind == kind);
  }

  /** Adds the triggers of a position. */
  void place(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      insert(slot, keys, i);
    }
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
      if (i < before.count && before.isSame(i, after)) {
        continue;
      }
      if (i < before.count) {
        remove(slot, before, i);
      }
      if (i < after.count) {
        insert(slot, after, i);
      }
    }
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

  /** Lets placed triggers do what already holds. */
  void look(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      Axis axis = axes[keys.axis[i]];
      boolean holds = axis.reaches(keys.coarse[i], keys.fine[i], mark);
      crossings.place(axis.kind, axis.ordinal, slot, holds);
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
