package io.ringfence.domain.engine;

import java.util.Arrays;

/** The triggers of one position: axis and key of each. Filled anew for each use. */
final class KeySet {
  private final Lattice lattice;
  int count;
  int[] axis = new int[16];
  long[] coarse = new long[16];
  long[] fine = new long[16];

  void clear() {
    count = 0;
  }

  KeySet(Lattice lattice) {
    this.lattice = lattice;
  }

  void add(int onAxis, Wide key) {
    add(onAxis, lattice.coarse(key), lattice.fine(key));
  }

  void add(int onAxis, long keyCoarse, long keyFine) {
    if (count == axis.length) {
      axis = Arrays.copyOf(axis, count * 2);
      coarse = Arrays.copyOf(coarse, count * 2);
      fine = Arrays.copyOf(fine, count * 2);
    }
    axis[count] = onAxis;
    coarse[count] = keyCoarse;
    fine[count] = keyFine;
    count++;
  }

  /** Whether a trigger is the same in another set. */
  boolean isSame(int at, KeySet other) {
    return at < other.count
        && axis[at] == other.axis[at]
        && coarse[at] == other.coarse[at]
        && fine[at] == other.fine[at];
  }
}
