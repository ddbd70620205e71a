package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * All triggers of an instrument, by axis, with their cursors at the current mark. A tick visits the
 * axes it crosses and on them the triggers in between.
 */
final class TriggerIndex {
  private static final long NO_MARK = -1;

  private final Axis[] axes;
  private final TickWindows windows;
  private final Crossings crossings;
  private int[] crossed = new int[16];
  private int[] outOfRange = new int[16];
  private long mark = NO_MARK;

  TriggerIndex(Axis[] axes, Crossings crossings) {
    this.axes = axes;
    this.windows = new TickWindows(axes.length);
    this.crossings = crossings;
  }

  boolean hasMark() {
    return mark != NO_MARK;
  }

  /** The mark in force, ticks. */
  long mark() {
    return mark;
  }

  Axis axis(int number) {
    return axes[number];
  }

  int axes() {
    return axes.length;
  }

  /** The mark moves: where a tick enters. */
  void moveTo(long tick) {
    boolean first = !hasMark();
    mark = tick;
    if (first) {
      sweepAll();
      return;
    }
    for (int group = 0; group < windows.groupLow.length; group++) {
      if (tick <= windows.groupLow[group] || tick >= windows.groupHigh[group]) {
        sweepGroup(group, tick);
      }
    }
  }

  private void sweepGroup(int group, long tick) {
    int end = (group + 1) * TickWindows.GROUP;
    for (int axis = group * TickWindows.GROUP; axis < end; axis++) {
      if (tick <= windows.low[axis] || tick >= windows.high[axis]) {
        sweep(axis);
      }
    }
  }

  private void sweep(int number) {
    Axis axis = axes[number];
    int count = axis.moveTo(mark, crossed);
    axis.putWindow(number, windows);
    crossings.cross(axis, crossed, count);
  }

  private void sweepAll() {
    for (int axis = 0; axis < axes.length; axis++) {
      if (axes[axis].followsPrice()) {
        sweep(axis);
      }
    }
  }

  /**
   * Cumulative funding leaves the ranges of positions whose roots thereby change tier.
   *
   * @return how many they are; {@link #outOfRange} names them
   */
  int shiftRanges(Wide funding) {
    int count = 0;
    for (Axis axis : axes) {
      if (axis.kind == TriggerKind.FUNDING_RANGE) {
        axis.shift(funding);
        int passed = Math.max(0, axis.moveTo(0, crossed));
        if (count + passed > outOfRange.length) {
          outOfRange = Arrays.copyOf(outOfRange, 2 * (count + passed));
        }
        System.arraycopy(crossed, 0, outOfRange, count, passed);
        count += passed;
      }
    }
    return count;
  }

  int outOfRange(int number) {
    return outOfRange[number];
  }

  /** Cumulative funding changes all other axes. */
  void shift(Wide funding) {
    for (Axis axis : axes) {
      if (axis.followsPrice()) {
        axis.shift(funding);
      }
    }
    if (hasMark()) {
      sweepAll();
    }
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
    evaluate(axis);
    boolean reached = axis.reaches(keys.coarse[i], keys.fine[i]);
    axis.keys.insert(keys.coarse[i], keys.fine[i], slot, reached);
    if (axis.keys.size() > crossed.length) {
      crossed = new int[crossed.length * 2];
    }
    putWindow(keys.axis[i]);
  }

  private void remove(int slot, KeySet keys, int i) {
    axes[keys.axis[i]].keys.remove(keys.coarse[i], keys.fine[i], slot);
    putWindow(keys.axis[i]);
  }

  /** Lets placed triggers do what already holds. */
  void look(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      Axis axis = axes[keys.axis[i]];
      evaluate(axis);
      crossings.place(axis, slot, axis.reaches(keys.coarse[i], keys.fine[i]));
    }
  }

  private void evaluate(Axis axis) {
    if (hasMark() && axis.followsPrice()) {
      axis.evaluate(mark);
    }
  }

  private void putWindow(int number) {
    if (hasMark() && axes[number].followsPrice()) {
      axes[number].putWindow(number, windows);
    }
  }

  /** Forgets triggers of slots that do not pass. */
  void retain(IntPredicate stays) {
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis].keys.retain(stays);
      putWindow(axis);
    }
  }
}
