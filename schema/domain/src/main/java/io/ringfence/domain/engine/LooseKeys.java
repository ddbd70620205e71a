package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * Entries of one axis as they come, put in order once: for many of them that is several times
 * faster than to seek the place of each.
 *
 * <p>The upper bits of keys are sorted as plain numbers, each with the place of its entry in its
 * lower bits, which the JVM does with vector instructions where the processor has them. Only
 * entries whose upper bits are equal are compared.
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

  /** All entries in order, as they lie in leaves. */
  long[] ordered() {
    if (count < 2) {
      return cells;
    }
    int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    long[] packed = packed(placeBits);
    Arrays.sort(packed);
    long[] ordered = new long[count * leaf.stride()];
    for (int i = 0; i < count; i++) {
      leaf.copy(cells, (int) (packed[i] & (1L << placeBits) - 1), ordered, i);
    }
    orderEquals(packed, placeBits, ordered);
    return ordered;
  }

  /** As many upper bits of each key's distance to the lowest as leave room for a place. */
  private long[] packed(int placeBits) {
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      lowest = Math.min(lowest, leaf.coarse(cells, i));
      highest = Math.max(highest, leaf.coarse(cells, i));
    }
    // Keys are of 63 bits, so that the distance is one of at most 64 without a sign.
    int bits = Long.SIZE - Long.numberOfLeadingZeros(highest - lowest);
    int dropped = Math.max(0, bits - (Long.SIZE - 1 - placeBits));
    long[] packed = new long[count];
    for (int i = 0; i < count; i++) {
      packed[i] = (leaf.coarse(cells, i) - lowest >>> dropped) << placeBits | i;
    }
    return packed;
  }

  /** Orders those runs whose sorted bits are equal by whole keys. */
  private void orderEquals(long[] packed, int placeBits, long[] ordered) {
    int from = 0;
    for (int to = 1; to <= count; to++) {
      if (to == count || packed[to] >>> placeBits != packed[from] >>> placeBits) {
        if (to - from > 1 && !isOrdered(ordered, from, to)) {
          mergeSort(ordered, from, to);
        }
        from = to;
      }
    }
  }

  /** Equal keys stand in the order of their slots, as they came. */
  private boolean isOrdered(long[] run, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (leaf.compareKey(run, i - 1, leaf.coarse(run, i), leaf.fine(run, i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private void mergeSort(long[] all, int from, int to) {
    int first = from * leaf.stride();
    int size = to - from;
    long[] source = Arrays.copyOfRange(all, first, to * leaf.stride());
    long[] target = new long[source.length];
    for (int width = 1; width < size; width *= 2) {
      for (int low = 0; low < size; low += 2 * width) {
        merge(source, low, Math.min(size, low + width), Math.min(size, low + 2 * width), target);
      }
      long[] merged = target;
      target = source;
      source = merged;
    }
    System.arraycopy(source, 0, all, first, source.length);
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
