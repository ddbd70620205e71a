package io.ringfence.domain.engine;

import java.util.Arrays;

/** Leaves in order, and what a search must know of each so that it visits one alone. */
abstract sealed class LeafDirectory permits OrderedKeys {
  final Leaf leaf;
  long[][] leaves = new long[1][];

  /** How many entries each leaf has. */
  int[] sizes = new int[1];

  /** Coarse part of the first key of each leaf. */
  long[] firsts = new long[1];

  int count = 1;

  /** One empty leaf. */
  LeafDirectory(Leaf leaf) {
    this.leaf = leaf;
    leaves[0] = leaf.empty();
  }

  final void noteFirst(int number) {
    firsts[number] = leaf.coarse(leaves[number], 0);
  }

  /** The last leaf that does not begin behind an entry. */
  final int leafOf(long coarse, long fine, int slot) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      boolean isNotBehind =
          firsts[middle] != coarse
              ? firsts[middle] < coarse
              : leaf.compare(leaves[middle], 0, coarse, fine, slot) <= 0;
      if (isNotBehind) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The first place of a leaf whose entry does not come before the one given. */
  final int place(int number, long coarse, long fine, int slot) {
    int guess = number + 1 < count ? guess(number, coarse) : sizes[number] / 2;
    return leaf.place(leaves[number], sizes[number], coarse, fine, slot, guess);
  }

  /** Where a key would be if those of a leaf were spread evenly. */
  private int guess(int number, long coarse) {
    double part = (double) (coarse - firsts[number]) / (firsts[number + 1] - firsts[number]);
    return (int) Math.clamp(part * sizes[number], 0, sizes[number]);
  }

  final void addLeaf(int number, long[] cells, int entries) {
    if (count == leaves.length) {
      leaves = Arrays.copyOf(leaves, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
      firsts = Arrays.copyOf(firsts, count * 2);
    }
    System.arraycopy(leaves, number, leaves, number + 1, count - number);
    System.arraycopy(sizes, number, sizes, number + 1, count - number);
    System.arraycopy(firsts, number, firsts, number + 1, count - number);
    leaves[number] = cells;
    sizes[number] = entries;
    firsts[number] = leaf.coarse(cells, 0);
    count++;
  }

  final void dropLeaf(int number) {
    count--;
    System.arraycopy(leaves, number + 1, leaves, number, count - number);
    System.arraycopy(sizes, number + 1, sizes, number, count - number);
    System.arraycopy(firsts, number + 1, firsts, number, count - number);
  }

  /** Becomes another directory. */
  final void take(LeafDirectory other) {
    leaves = other.leaves;
    sizes = other.sizes;
    firsts = other.firsts;
    count = other.count;
  }
}
