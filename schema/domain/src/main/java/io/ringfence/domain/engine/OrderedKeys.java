package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Triggers of one axis in order: packed leaves under a flat directory, with a cursor that parts
 * keys below the axis' value from those at or above it. Entries are found in O(log n); the cursor
 * moves in O(1 + entries passed) over neighbouring memory.
 */
final class OrderedKeys {
  /** Leaves are refilled to this size, so that the next entries need no split. */
  private static final int REFILL = 48;

  private final boolean hasFine;
  private Leaf[] leaves = new Leaf[1];
  private int count = 1;
  private int size;
  private int cursorLeaf;
  private int cursorAt;

  OrderedKeys(boolean hasFine) {
    this.hasFine = hasFine;
    leaves[0] = Leaf.empty(hasFine);
  }

  int size() {
    return size;
  }

  /**
   * Adds an entry.
   *
   * @param reached whether its key is at or above the axis' value
   */
  void insert(long coarse, long fine, int slot, boolean reached) {
    int number = leafOf(coarse, fine, slot);
    if (leaves[number].isFull()) {
      split(number);
      number = leafOf(coarse, fine, slot);
    }
    Leaf leaf = leaves[number];
    int at = leaf.place(coarse, fine, slot);
    leaf.insert(at, coarse, fine, slot);
    size++;
    if (number == cursorLeaf && at < cursorAt) {
      cursorAt++;
    } else if (reached && number < cursorLeaf) {
      cursorLeaf = number;
      cursorAt = at;
    } else if (!reached && (number > cursorLeaf || at == cursorAt && number == cursorLeaf)) {
      cursorLeaf = number;
      cursorAt = at + 1;
    }
  }

  /** Takes an entry away. */
  void remove(long coarse, long fine, int slot) {
    int number = leafOf(coarse, fine, slot);
    Leaf leaf = leaves[number];
    int at = leaf.place(coarse, fine, slot);
    if (at == leaf.size || leaf.compare(at, coarse, fine, slot) != 0) {
      throw new IllegalStateException("no entry of slot " + slot + " at key " + coarse);
    }
    leaf.remove(at);
    size--;
    if (number == cursorLeaf && at < cursorAt) {
      cursorAt--;
    }
    if (leaf.size == 0 && count > 1) {
      dropLeaf(number);
    }
  }

  /**
   * Moves the cursor to a new value of the axis.
   *
   * @param crossed receives the slots passed
   * @return how many conditions now hold that did not; negative: no longer hold that did
   */
  int moveTo(long coarse, long fine, int[] crossed) {
    int held = moveDown(coarse, fine, crossed);
    return held > 0 ? held : -moveUp(coarse, fine, crossed);
  }

  private int moveDown(long coarse, long fine, int[] crossed) {
    int passed = 0;
    while (hasBelow()) {
      Leaf leaf = leaves[cursorLeaf];
      int at = cursorAt;
      while (at > 0 && leaf.compareKey(at - 1, coarse, fine) >= 0) {
        crossed[passed++] = leaf.slots[--at];
      }
      cursorAt = at;
      if (at > 0) {
        break;
      }
    }
    return passed;
  }

  private int moveUp(long coarse, long fine, int[] crossed) {
    int passed = 0;
    while (hasAbove()) {
      Leaf leaf = leaves[cursorLeaf];
      int at = cursorAt;
      while (at < leaf.size && leaf.compareKey(at, coarse, fine) < 0) {
        crossed[passed++] = leaf.slots[at++];
      }
      cursorAt = at;
      if (at < leaf.size) {
        break;
      }
    }
    return passed;
  }

  /** Whether there is a key below the cursor; then it stands right behind it. */
  boolean hasBelow() {
    while (cursorAt == 0 && cursorLeaf > 0) {
      cursorLeaf--;
      cursorAt = leaves[cursorLeaf].size;
    }
    return cursorAt > 0;
  }

  /** Whether there is a key at or above the cursor; then the cursor stands on it. */
  boolean hasAbove() {
    while (cursorAt == leaves[cursorLeaf].size && cursorLeaf < count - 1) {
      cursorLeaf++;
      cursorAt = 0;
    }
    return cursorAt < leaves[cursorLeaf].size;
  }

  /** Coarse part of the largest key below the cursor, after {@link #hasBelow}. */
  long coarseBelow() {
    return leaves[cursorLeaf].coarse[cursorAt - 1];
  }

  /** Fine part of the largest key below the cursor, after {@link #hasBelow}. */
  long fineBelow() {
    long[] fine = leaves[cursorLeaf].fine;
    return fine == null ? 0 : fine[cursorAt - 1];
  }

  /** Coarse part of the key the cursor stands on, after {@link #hasAbove}. */
  long coarseAbove() {
    return leaves[cursorLeaf].coarse[cursorAt];
  }

  /** Fine part of the key the cursor stands on, after {@link #hasAbove}. */
  long fineAbove() {
    long[] fine = leaves[cursorLeaf].fine;
    return fine == null ? 0 : fine[cursorAt];
  }

  /** Leaves only entries of slots that pass, in O(n). */
  void retain(IntPredicate stays) {
    OrderedKeys kept = new OrderedKeys(hasFine);
    int below = 0;
    for (int number = 0; number < count; number++) {
      Leaf leaf = leaves[number];
      for (int at = 0; at < leaf.size; at++) {
        if (stays.test(leaf.slots[at])) {
          kept.append(leaf, at);
          below += number < cursorLeaf || number == cursorLeaf && at < cursorAt ? 1 : 0;
        }
      }
    }
    leaves = kept.leaves;
    count = kept.count;
    size = kept.size;
    cursorLeaf = 0;
    for (cursorAt = below; cursorAt > leaves[cursorLeaf].size; cursorLeaf++) {
      cursorAt -= leaves[cursorLeaf].size;
    }
  }

  private void append(Leaf from, int at) {
    if (leaves[count - 1].size == REFILL) {
      addLeaf(count, Leaf.empty(hasFine));
    }
    Leaf last = leaves[count - 1];
    last.insert(last.size, from.coarse[at], from.fine == null ? 0 : from.fine[at], from.slots[at]);
    size++;
  }

  /** Calls for each entry in ascending order. */
  void forEach(Entries entries) {
    for (int number = 0; number < count; number++) {
      Leaf leaf = leaves[number];
      for (int at = 0; at < leaf.size; at++) {
        entries.next(leaf.coarse[at], leaf.fine == null ? 0 : leaf.fine[at], leaf.slots[at]);
      }
    }
  }

  /** Receives entries. */
  interface Entries {
    void next(long coarse, long fine, int slot);
  }

  private int leafOf(long coarse, long fine, int slot) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      Leaf leaf = leaves[middle];
      if (leaf.compare(0, coarse, fine, slot) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void split(int number) {
    Leaf left = leaves[number];
    int half = left.size / 2;
    addLeaf(number + 1, left.splitAt(half));
    if (cursorLeaf > number) {
      cursorLeaf++;
    } else if (cursorLeaf == number && cursorAt > half) {
      cursorLeaf++;
      cursorAt -= half;
    }
  }

  private void addLeaf(int number, Leaf leaf) {
    if (count == leaves.length) {
      leaves = Arrays.copyOf(leaves, count * 2);
    }
    System.arraycopy(leaves, number, leaves, number + 1, count - number);
    leaves[number] = leaf;
    count++;
  }

  private void dropLeaf(int number) {
    count--;
    System.arraycopy(leaves, number + 1, leaves, number, count - number);
    if (cursorLeaf > number) {
      cursorLeaf--;
    } else if (cursorLeaf == count) {
      cursorLeaf--;
      cursorAt = leaves[cursorLeaf].size;
    }
  }
}
