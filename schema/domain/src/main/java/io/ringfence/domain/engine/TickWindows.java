package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * For each axis the ticks between which the mark crosses none of its triggers, in groups, so that a
 * tick looks at few of them.
 */
final class TickWindows {
  static final int GROUP = 8;

  final long[] low;
  final long[] high;
  final long[] groupLow;
  final long[] groupHigh;

  TickWindows(int axes) {
    int groups = (axes + GROUP - 1) / GROUP;
    low = filled(groups * GROUP, Long.MIN_VALUE);
    high = filled(groups * GROUP, Long.MAX_VALUE);
    groupLow = filled(groups, Long.MIN_VALUE);
    groupHigh = filled(groups, Long.MAX_VALUE);
  }

  private static long[] filled(int length, long value) {
    long[] array = new long[length];
    Arrays.fill(array, value);
    return array;
  }

  /** The axis is crossed at ticks up to {@code newLow} and from {@code newHigh}. */
  void set(int axis, long newLow, long newHigh) {
    if (low[axis] == newLow && high[axis] == newHigh) {
      return;
    }
    low[axis] = newLow;
    high[axis] = newHigh;
    int group = axis / GROUP;
    long highestLow = Long.MIN_VALUE;
    long lowestHigh = Long.MAX_VALUE;
    for (int i = group * GROUP; i < (group + 1) * GROUP; i++) {
      highestLow = Math.max(highestLow, low[i]);
      lowestHigh = Math.min(lowestHigh, high[i]);
    }
    groupLow[group] = highestLow;
    groupHigh[group] = lowestHigh;
  }
}
