package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Triggers of one axis in order: packed leaves under a flat directory. Entries are found in O(log
 * n); a range is walked over neighbouring memory.
 */
final class OrderedKeys {
  /** Leaves are refilled to this size, so that the next entries need no split. */
  private static final int REFILL = 48;

  private final boolean hasFine;
  private Leaf[] leaves = new Leaf[1];

  /** Coarse part of the first key of each leaf, so that a search need not visit leaves. */
  private long[] firsts = new long[1];

  private int count = 1;
  private int size;

  OrderedKeys(boolean hasFine) {
    this.hasFine = hasFine;
    leaves[0] = Leaf.empty(hasFine);
  }

  /** Receives entries. */
  interface Entries {
    void next(long coarse, long fine, int slot);
  }

  int size() {
    return size;
  }

  /** Adds an entry. */
  void insert(long coarse, long fine, int slot) {
    int number = leafOf(coarse, fine, slot);
    if (leaves[number].isFull()) {
      addLeaf(number + 1, leaves[number].splitAt(Leaf.MOST / 2));
      number = leafOf(coarse, fine, slot);
    }
    Leaf leaf = leaves[number];
    leaf.insert(leaf.place(coarse, fine, slot), coarse, fine, slot);
    firsts[number] = leaf.coarse(0);
    size++;
  }

  /** Gives an entry another key: within its leaf where it stays there. */
  void move(long coarse, long fine, int slot, long newCoarse, long newFine) {
    int number = leafOf(coarse, fine, slot);
    boolean stays =
        (number == 0 || newCoarse > firsts[number])
            && (number == count - 1 || newCoarse < firsts[number + 1]);
    if (stays) {
      Leaf leaf = leaves[number];
      leaf.move(placeOf(leaf, coarse, fine, slot), newCoarse, newFine, slot);
      firsts[number] = leaf.coarse(0);
    } else {
      remove(number, coarse, fine, slot);
      insert(newCoarse, newFine, slot);
    }
  }

  /** Takes an entry away. */
  void remove(long coarse, long fine, int slot) {
    remove(leafOf(coarse, fine, slot), coarse, fine, slot);
  }

  private static int placeOf(Leaf leaf, long coarse, long fine, int slot) {
    int at = leaf.place(coarse, fine, slot);
    if (at == leaf.size() || leaf.compare(at, coarse, fine, slot) != 0) {
      throw new IllegalStateException("no entry of slot " + slot + " at key " + coarse);
    }
    return at;
  }

  private void remove(int number, long coarse, long fine, int slot) {
    Leaf leaf = leaves[number];
    leaf.remove(placeOf(leaf, coarse, fine, slot));
    size--;
    if (leaf.size() > 0) {
      firsts[number] = leaf.coarse(0);
    } else if (count > 1) {
      count--;
      System.arraycopy(leaves, number + 1, leaves, number, count - number);
      System.arraycopy(firsts, number + 1, firsts, number, count - number);
    }
  }

  /** Calls for each entry whose key is at or above one value and below another, ascending. */
  void between(long fromCoarse, long fromFine, long toCoarse, long toFine, Entries entries) {
    int number = leafOf(fromCoarse, fromFine, Integer.MIN_VALUE);
    int at = leaves[number].place(fromCoarse, fromFine, Integer.MIN_VALUE);
    for (; number < count; number++) {
      Leaf leaf = leaves[number];
      for (; at < leaf.size(); at++) {
        if (leaf.compareKey(at, toCoarse, toFine) >= 0) {
          return;
        }
        entries.next(leaf.coarse(at), leaf.fine(at), leaf.slot(at));
      }
      at = 0;
    }
  }

  /** The largest coarse part below one; the least number where there is none. */
  long coarseBelow(long coarse) {
    int number = leafOf(coarse, 0, Integer.MIN_VALUE);
    int at = leaves[number].place(coarse, 0, Integer.MIN_VALUE);
    return at > 0 ? leaves[number].coarse(at - 1) : Long.MIN_VALUE;
  }

  /** The smallest coarse part at or above one; the largest number where there is none. */
  long coarseAtOrAbove(long coarse) {
    int number = leafOf(coarse, 0, Integer.MIN_VALUE);
    int at = leaves[number].place(coarse, 0, Integer.MIN_VALUE);
    if (at < leaves[number].size()) {
      return leaves[number].coarse(at);
    }
    return number + 1 < count ? leaves[number + 1].coarse(0) : Long.MAX_VALUE;
  }

  /** Leaves only entries of slots that pass, in O(n). */
  void retain(IntPredicate stays) {
    OrderedKeys kept = new OrderedKeys(hasFine);
    forEach(
        (coarse, fine, slot) -> {
          if (stays.test(slot)) {
            kept.append(coarse, fine, slot);
          }
        });
    leaves = kept.leaves;
    firsts = kept.firsts;
    count = kept.count;
    size = kept.size;
  }

  /** Calls for each entry in ascending order. */
  void forEach(Entries entries) {
    for (int number = 0; number < count; number++) {
      Leaf leaf = leaves[number];
      for (int at = 0; at < leaf.size(); at++) {
        entries.next(leaf.coarse(at), leaf.fine(at), leaf.slot(at));
      }
    }
  }

  private void append(long coarse, long fine, int slot) {
    if (leaves[count - 1].size() == REFILL) {
      addLeaf(count, Leaf.empty(hasFine));
    }
    Leaf last = leaves[count - 1];
    last.insert(last.size(), coarse, fine, slot);
    firsts[count - 1] = last.coarse(0);
    size++;
  }

  private void addLeaf(int number, Leaf leaf) {
    if (count == leaves.length) {
      leaves = Arrays.copyOf(leaves, count * 2);
      firsts = Arrays.copyOf(firsts, count * 2);
    }
    System.arraycopy(leaves, number, leaves, number + 1, count - number);
    System.arraycopy(firsts, number, firsts, number + 1, count - number);
    leaves[number] = leaf;
    firsts[number] = leaf.size() == 0 ? 0 : leaf.coarse(0);
    count++;
  }

  /** The last leaf that does not begin behind an entry. */
  private int leafOf(long coarse, long fine, int slot) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      boolean isNotBehind =
          firsts[middle] != coarse
              ? firsts[middle] < coarse
              : leaves[middle].compare(0, coarse, fine, slot) <= 0;
      if (isNotBehind) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
