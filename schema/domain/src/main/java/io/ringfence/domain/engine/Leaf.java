package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * A run of entries in ascending order of key and slot, packed into one array. A key is a whole
 * number of up to 125 bits: the coarse part decides nearly always, the fine part only between
 * equals.
 */
final class Leaf {
  static final int MOST = 64;
  private static final int FIRST_CAPACITY = 8;

  /** Cells of an entry: coarse part, slot and, where keys have one, fine part. */
  private final int stride;

  private long[] cells;
  private int size;

  private Leaf(int stride, int capacity) {
    this.stride = stride;
    cells = new long[capacity * stride];
  }

  static Leaf empty(boolean hasFine) {
    int stride = hasFine ? 3 : 2;
    return new Leaf(stride, FIRST_CAPACITY);
  }

  int size() {
    return size;
  }

  long coarse(int at) {
    return cells[at * stride];
  }

  int slot(int at) {
    return (int) cells[at * stride + 1];
  }

  long fine(int at) {
    return stride == 2 ? 0 : cells[at * stride + 2];
  }

  /** Below 0 where the key at a place lies below another. */
  int compareKey(int at, long otherCoarse, long otherFine) {
    long coarse = cells[at * stride];
    return coarse != otherCoarse
        ? coarse < otherCoarse ? -1 : 1
        : Long.compare(fine(at), stride == 2 ? 0 : otherFine);
  }

  /** Below 0 where the entry at a place comes before another. */
  int compare(int at, long otherCoarse, long otherFine, int otherSlot) {
    int byKey = compareKey(at, otherCoarse, otherFine);
    return byKey != 0 ? byKey : Integer.compare(slot(at), otherSlot);
  }

  /** The first place whose entry does not come before the one given. */
  int place(long otherCoarse, long otherFine, int slot) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, otherCoarse, otherFine, slot) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean isFull() {
    return size == MOST;
  }

  /** Opens a place and fills it; there is room for one more entry. */
  void insert(int at, long coarse, long fine, int slot) {
    if (size * stride == cells.length) {
      cells = Arrays.copyOf(cells, Math.min(MOST, size * 2) * stride);
    }
    int cell = at * stride;
    System.arraycopy(cells, cell, cells, cell + stride, size * stride - cell);
    cells[cell] = coarse;
    cells[cell + 1] = slot;
    if (stride > 2) {
      cells[cell + 2] = fine;
    }
    size++;
  }

  void remove(int at) {
    int cell = at * stride;
    System.arraycopy(cells, cell + stride, cells, cell, (size - at - 1) * stride);
    size--;
  }

  /** Takes an entry from a place and puts it with another key where it then belongs. */
  void move(int from, long coarse, long fine, int slot) {
    int to = place(coarse, fine, slot);
    int target = to > from ? to - 1 : to;
    int cell = target * stride;
    if (target > from) {
      System.arraycopy(cells, (from + 1) * stride, cells, from * stride, cell - from * stride);
    } else {
      System.arraycopy(cells, cell, cells, cell + stride, from * stride - cell);
    }
    cells[cell] = coarse;
    cells[cell + 1] = slot;
    if (stride > 2) {
      cells[cell + 2] = fine;
    }
  }

  /** Gives the entries from a place on to a new leaf. */
  Leaf splitAt(int at) {
    Leaf right = new Leaf(stride, MOST);
    System.arraycopy(cells, at * stride, right.cells, 0, (size - at) * stride);
    right.size = size - at;
    size = at;
    return right;
  }
}
