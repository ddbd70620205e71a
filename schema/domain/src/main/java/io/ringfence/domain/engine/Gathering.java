package io.ringfence.domain.engine;

import java.util.Arrays;

/** Collects the triggers of several axes between two ticks and merges them. */
final class Gathering {
  private static final int NUMBER_BITS = 20;
  private static final int FIRST_CAPACITY = 512;

  private final Axis[] axes;

  /** Pairs of the tick at whose upper side a trigger turns, and of what turns. */
  private long[] cells = new long[2 * FIRST_CAPACITY];

  private int count;

  /** Ticks above the lowest, and places in {@link #cells}. */
  private long[] order = new long[FIRST_CAPACITY];

  Gathering(Axis[] axes) {
    this.axes = axes;
  }

  /** How many triggers were collected. */
  int count() {
    return count;
  }

  /** Collects what turns between two ticks. */
  void collect(long low, long high) {
    count = 0;
    for (Axis axis : axes) {
      if (axis.keys.size() > 0) {
        long from = axis.rises() ? low : high;
        long to = axis.rises() ? high : low;
        axis.keys.between(
            axis.coarse(from),
            axis.fine(from),
            axis.coarse(to),
            axis.fine(to),
            (coarse, fine, slot) -> add(axis.border(coarse, fine), Turn.of(axis, slot)));
      }
    }
  }

  private void add(long border, long what) {
    if (2 * count == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[2 * count] = border;
    cells[2 * count + 1] = what;
    count++;
  }

  /** What was collected in order: by tick, and by what turns where ticks are equal. */
  void sortInto(long[] target) {
    if (order.length < count) {
      order = new long[2 * count];
    }
    long base = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      base = Math.min(base, cells[2 * i]);
    }
    for (int i = 0; i < count; i++) {
      order[i] = cells[2 * i] - base << NUMBER_BITS | i;
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      int from = (int) order[i] & (1 << NUMBER_BITS) - 1;
      target[2 * i] = cells[2 * from];
      target[2 * i + 1] = cells[2 * from + 1];
    }
    orderEquals(target);
  }

  private void orderEquals(long[] target) {
    for (int i = 1; i < count; i++) {
      long border = target[2 * i];
      long what = target[2 * i + 1];
      int at = i;
      while (at > 0 && target[2 * at - 2] == border && target[2 * at - 1] > what) {
        target[2 * at + 1] = target[2 * at - 1];
        at--;
      }
      target[2 * at + 1] = what;
    }
  }
}
