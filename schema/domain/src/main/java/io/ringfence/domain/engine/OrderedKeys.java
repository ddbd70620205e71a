package io.ringfence.domain.engine;

import java.util.function.IntPredicate;

/**
 * Triggers of one axis in order: packed leaves under a flat directory. Entries are found in O(log
 * n); a range is walked over neighbouring memory.
 */
final class OrderedKeys extends LeafDirectory {
  /** Leaves are refilled to this size, so that the next entries need no split. */
  private static final int REFILL = 48;

  private final boolean hasFine;
  private int size;

  OrderedKeys(boolean hasFine) {
    super(Leaf.of(hasFine));
    this.hasFine = hasFine;
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
    if (sizes[number] == Leaf.MOST) {
      split(number);
      number = leafOf(coarse, fine, slot);
    }
    int at = place(number, coarse, fine, slot);
    leaves[number] = leaf.insert(leaves[number], sizes[number], at, coarse, fine, slot);
    sizes[number]++;
    noteFirst(number);
    size++;
  }

  /**
   * Takes many entries at once.
   *
   * @throws IllegalStateException when it has entries already
   */
  void fill(LooseKeys loose) {
    if (size > 0) {
      throw new IllegalStateException("only keys without an entry can be filled");
    }
    long[] cells = loose.ordered();
    size = loose.count();
    count = 0;
    for (int from = 0; from < size; from += REFILL) {
      int to = Math.min(size, from + REFILL);
      addLeaf(count, leaf.run(cells, from, to), to - from);
    }
  }

  private void split(int number) {
    int half = Leaf.MOST / 2;
    addLeaf(number + 1, leaf.run(leaves[number], half, Leaf.MOST), Leaf.MOST - half);
    sizes[number] = half;
  }

  /** Gives an entry another key: within its leaf where it stays there. */
  void move(long coarse, long fine, int slot, long newCoarse, long newFine) {
    int number = leafOf(coarse, fine, slot);
    boolean stays =
        (number == 0 || newCoarse > firsts[number])
            && (number == count - 1 || newCoarse < firsts[number + 1]);
    if (stays) {
      int at = placeOf(number, coarse, fine, slot);
      leaf.move(leaves[number], sizes[number], at, newCoarse, newFine, slot);
      noteFirst(number);
    } else {
      remove(number, coarse, fine, slot);
      insert(newCoarse, newFine, slot);
    }
  }

  /** Takes an entry away. */
  void remove(long coarse, long fine, int slot) {
    remove(leafOf(coarse, fine, slot), coarse, fine, slot);
  }

  private void remove(int number, long coarse, long fine, int slot) {
    leaf.remove(leaves[number], sizes[number], placeOf(number, coarse, fine, slot));
    sizes[number]--;
    size--;
    if (sizes[number] > 0) {
      noteFirst(number);
    } else if (count > 1) {
      dropLeaf(number);
    }
  }

  private int placeOf(int number, long coarse, long fine, int slot) {
    int at = place(number, coarse, fine, slot);
    if (at == sizes[number] || leaf.compare(leaves[number], at, coarse, fine, slot) != 0) {
      throw new IllegalStateException("no entry of slot " + slot + " at key " + coarse);
    }
    return at;
  }

  /** Calls for each entry whose key is at or above one value and below another, ascending. */
  void between(long fromCoarse, long fromFine, long toCoarse, long toFine, Entries entries) {
    int number = leafOf(fromCoarse, fromFine, Integer.MIN_VALUE);
    int at = place(number, fromCoarse, fromFine, Integer.MIN_VALUE);
    for (; number < count; number++) {
      long[] cells = leaves[number];
      for (; at < sizes[number]; at++) {
        if (leaf.compareKey(cells, at, toCoarse, toFine) >= 0) {
          return;
        }
        entries.next(leaf.coarse(cells, at), leaf.fine(cells, at), leaf.slot(cells, at));
      }
      at = 0;
    }
  }

  /** How many entries lie between two values, give or take those of a leaf. */
  long roughlyBetween(long someCoarse, long otherCoarse) {
    int some = leafOf(someCoarse, 0, Integer.MIN_VALUE);
    int other = leafOf(otherCoarse, 0, Integer.MIN_VALUE);
    return (long) Math.abs(some - other) * size / count;
  }

  /** The largest coarse part below one; the least number where there is none. */
  long coarseBelow(long coarse) {
    int number = leafOf(coarse, 0, Integer.MIN_VALUE);
    int at = place(number, coarse, 0, Integer.MIN_VALUE);
    return at > 0 ? leaf.coarse(leaves[number], at - 1) : Long.MIN_VALUE;
  }

  /** The smallest coarse part at or above one; the largest number where there is none. */
  long coarseAtOrAbove(long coarse) {
    int number = leafOf(coarse, 0, Integer.MIN_VALUE);
    int at = place(number, coarse, 0, Integer.MIN_VALUE);
    if (at < sizes[number]) {
      return leaf.coarse(leaves[number], at);
    }
    return number + 1 < count ? firsts[number + 1] : Long.MAX_VALUE;
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
    take(kept);
    size = kept.size;
  }

  /** Calls for each entry in ascending order. */
  void forEach(Entries entries) {
    for (int number = 0; number < count; number++) {
      long[] cells = leaves[number];
      for (int at = 0; at < sizes[number]; at++) {
        entries.next(leaf.coarse(cells, at), leaf.fine(cells, at), leaf.slot(cells, at));
      }
    }
  }

  private void append(long coarse, long fine, int slot) {
    if (sizes[count - 1] == REFILL) {
      addLeaf(count, leaf.empty(), 0);
    }
    int last = count - 1;
    leaves[last] = leaf.insert(leaves[last], sizes[last], sizes[last], coarse, fine, slot);
    sizes[last]++;
    noteFirst(last);
    size++;
  }
}
