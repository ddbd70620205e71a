package io.ringfence.domain.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A run of entries in ascending order of key and slot, packed into arrays. A key is a whole number
 * of up to 125 bits: the coarse part decides nearly always, the fine part only between equals.
 */
final class Leaf {
  static final int MOST = 64;
  private static final int FIRST_CAPACITY = 8;

  long[] coarse;
  long @Nullable [] fine;
  int[] slots;
  int size;

  Leaf(boolean hasFine, int capacity) {
    coarse = new long[capacity];
    fine = hasFine ? new long[capacity] : null;
    slots = new int[capacity];
  }

  static Leaf empty(boolean hasFine) {
    return new Leaf(hasFine, FIRST_CAPACITY);
  }

  /** Below 0 where the key at a place lies below another. */
  int compareKey(int at, long otherCoarse, long otherFine) {
    if (coarse[at] != otherCoarse) {
      return coarse[at] < otherCoarse ? -1 : 1;
    }
    return fine == null ? 0 : Long.compare(fine[at], otherFine);
  }

  /** Below 0 where the entry at a place comes before another. */
  int compare(int at, long otherCoarse, long otherFine, int otherSlot) {
    int byKey = compareKey(at, otherCoarse, otherFine);
    return byKey != 0 ? byKey : Integer.compare(slots[at], otherSlot);
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
  void insert(int at, long newCoarse, long newFine, int slot) {
    if (size == slots.length) {
      grow();
    }
    shift(at, at + 1, size - at);
    coarse[at] = newCoarse;
    if (fine != null) {
      fine[at] = newFine;
    }
    slots[at] = slot;
    size++;
  }

  void remove(int at) {
    shift(at + 1, at, size - at - 1);
    size--;
  }

  private void shift(int from, int to, int length) {
    System.arraycopy(coarse, from, coarse, to, length);
    if (fine != null) {
      System.arraycopy(fine, from, fine, to, length);
    }
    System.arraycopy(slots, from, slots, to, length);
  }

  private void grow() {
    int capacity = Math.min(MOST, slots.length * 2);
    coarse = Arrays.copyOf(coarse, capacity);
    fine = fine == null ? null : Arrays.copyOf(fine, capacity);
    slots = Arrays.copyOf(slots, capacity);
  }

  /** Gives the entries from a place on to a new leaf. */
  Leaf splitAt(int at) {
    Leaf right = new Leaf(fine != null, MOST);
    right.append(this, at, size - at);
    size = at;
    return right;
  }

  /** Adds entries of another leaf behind the own ones; there is room for them. */
  void append(Leaf other, int from, int length) {
    System.arraycopy(other.coarse, from, coarse, size, length);
    if (fine != null && other.fine != null) {
      System.arraycopy(other.fine, from, fine, size, length);
    }
    System.arraycopy(other.slots, from, slots, size, length);
    size += length;
  }
}
