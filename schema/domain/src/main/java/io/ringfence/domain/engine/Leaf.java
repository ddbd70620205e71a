package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * How a run of entries lies in an array, in ascending order of key and slot. A key is a whole
 * number of up to 125 bits: the coarse part decides nearly always, the fine part only between
 * equals.
 *
 * @param stride cells of an entry: coarse part, slot and, where keys have one, fine part
 */
record Leaf(int stride) {
  /** Most entries of a run. */
  static final int MOST = 64;

  private static final int FIRST_CAPACITY = 8;

  static Leaf of(boolean hasFine) {
    return new Leaf(hasFine ? 3 : 2);
  }

  long[] empty() {
    return new long[FIRST_CAPACITY * stride];
  }

  long coarse(long[] cells, int at) {
    return cells[at * stride];
  }

  int slot(long[] cells, int at) {
    return (int) cells[at * stride + 1];
  }

  long fine(long[] cells, int at) {
    return stride == 2 ? 0 : cells[at * stride + 2];
  }

  /** Below 0 where the key at a place lies below another. */
  int compareKey(long[] cells, int at, long otherCoarse, long otherFine) {
    long coarse = cells[at * stride];
    return coarse != otherCoarse
        ? coarse < otherCoarse ? -1 : 1
        : Long.compare(fine(cells, at), stride == 2 ? 0 : otherFine);
  }

  /** Below 0 where the entry at a place comes before another. */
  int compare(long[] cells, int at, long otherCoarse, long otherFine, int otherSlot) {
    int byKey = compareKey(cells, at, otherCoarse, otherFine);
    return byKey != 0 ? byKey : Integer.compare(slot(cells, at), otherSlot);
  }

  /**
   * The first place whose entry does not come before the one given. It is searched in growing steps
   * from a guess, so that a good guess reads a line or two of memory.
   *
   * @param size entries there are
   * @param guess place from 0 to the size
   */
  int place(long[] cells, int size, long coarse, long fine, int slot, int guess) {
    int low = guess;
    int high = guess;
    int step = 2;
    if (guess < size && compare(cells, guess, coarse, fine, slot) < 0) {
      low = guess + 1;
      high = Math.min(size, guess + step);
      while (high < size && compare(cells, high, coarse, fine, slot) < 0) {
        low = high + 1;
        step *= 2;
        high = Math.min(size, high + step);
      }
    } else {
      low = Math.max(0, guess - step);
      while (low > 0 && compare(cells, low, coarse, fine, slot) >= 0) {
        high = low;
        step *= 2;
        low = Math.max(0, low - step);
      }
    }
    return placeBetween(cells, low, high, coarse, fine, slot);
  }

  private int placeBetween(long[] cells, int from, int to, long coarse, long fine, int slot) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(cells, middle, coarse, fine, slot) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Opens a place and fills it; answers the cells, which may be new ones. */
  long[] insert(long[] old, int size, int at, long coarse, long fine, int slot) {
    long[] cells =
        size * stride == old.length ? Arrays.copyOf(old, Math.min(MOST, size * 2) * stride) : old;
    int cell = at * stride;
    System.arraycopy(cells, cell, cells, cell + stride, size * stride - cell);
    put(cells, at, coarse, fine, slot);
    return cells;
  }

  /** Fills a place. */
  void put(long[] cells, int at, long coarse, long fine, int slot) {
    int cell = at * stride;
    cells[cell] = coarse;
    cells[cell + 1] = slot;
    if (stride > 2) {
      cells[cell + 2] = fine;
    }
  }

  /** Closes a place. */
  void remove(long[] cells, int size, int at) {
    int cell = at * stride;
    System.arraycopy(cells, cell + stride, cells, cell, (size - at - 1) * stride);
  }

  /** Takes an entry from a place and puts it with another key where it then belongs. */
  void move(long[] cells, int size, int from, long coarse, long fine, int slot) {
    int to = place(cells, size, coarse, fine, slot, from);
    int target = to > from ? to - 1 : to;
    int cell = target * stride;
    if (target > from) {
      System.arraycopy(cells, (from + 1) * stride, cells, from * stride, cell - from * stride);
    } else {
      System.arraycopy(cells, cell, cells, cell + stride, from * stride - cell);
    }
    put(cells, target, coarse, fine, slot);
  }

  /** Copies one entry to a place of other cells. */
  void copy(long[] from, int at, long[] to, int toAt) {
    for (int cell = 0; cell < stride; cell++) {
      to[toAt * stride + cell] = from[at * stride + cell];
    }
  }

  /** A run of entries, with room for the most. */
  long[] run(long[] cells, int from, int to) {
    long[] run = new long[MOST * stride];
    System.arraycopy(cells, from * stride, run, 0, (to - from) * stride);
    return run;
  }
}
