package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * Entries of one axis as they come, put in order once: for many of them that is several times
 * faster than to seek the place of each.
 */
final class LooseKeys {
  private static final int FIRST_CAPACITY = 32;

  private final Leaf leaf;
  private long[] cells;
  private int count;

  LooseKeys(Leaf leaf) {
    this.leaf = leaf;
    cells = new long[FIRST_CAPACITY * leaf.stride()];
  }

  int count() {
    return count;
  }

  /** Adds an entry; slots must rise. */
  void add(long coarse, long fine, int slot) {
    if (count * leaf.stride() == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    leaf.put(cells, count++, coarse, fine, slot);
  }

  /** All entries in order, as they lie in leaves: merged in runs of growing length. */
  long[] ordered() {
    long[] from = cells;
    long[] to = new long[cells.length];
    for (int width = 1; width < count; width *= 2) {
      for (int low = 0; low < count; low += 2 * width) {
        merge(from, low, Math.min(count, low + width), Math.min(count, low + 2 * width), to);
      }
      long[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  /** Merges two neighbouring runs. Of equal keys the first run's goes first: its slot is lower. */
  private void merge(long[] from, int low, int middle, int high, long[] to) {
    int one = low;
    int other = middle;
    for (int at = low; at < high; at++) {
      boolean isFirst =
          other == high
              || one < middle
                  && leaf.compareKey(from, one, leaf.coarse(from, other), leaf.fine(from, other))
                      <= 0;
      leaf.copy(from, isFirst ? one++ : other++, to, at);
    }
  }
}
