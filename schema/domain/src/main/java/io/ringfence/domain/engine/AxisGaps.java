package io.ringfence.domain.engine;

/**
 * Between which two keys the value of each axis stands, as far as is known: funding that leaves a
 * value there crosses nothing, which is seen without a search. What is needed of an axis lies side
 * by side, axis by axis.
 */
final class AxisGaps {
  private static final int PRICE_FACTOR = 0;
  private static final int FUNDING_FACTOR = 1;
  private static final int FROM = 2;
  private static final int TO = 3;
  private static final int CELLS = 4;

  private final long[] cells;

  /** Gaps of which nothing is known. */
  AxisGaps(Axis[] axes) {
    cells = new long[CELLS * axes.length];
    for (int number = 0; number < axes.length; number++) {
      cells[CELLS * number + PRICE_FACTOR] = axes[number].priceFactor;
      cells[CELLS * number + FUNDING_FACTOR] = axes[number].fundingFactor;
    }
  }

  /** The value of an axis whose keys are of 64 bits. */
  long value(int number, long tick, long fundingLow) {
    int cell = CELLS * number;
    return cells[cell + PRICE_FACTOR] * tick + cells[cell + FUNDING_FACTOR] * fundingLow;
  }

  /** Whether no key can lie between two values, the coarse parts: both are in the gap. */
  boolean contains(int number, long some, long other) {
    int cell = CELLS * number;
    return Math.min(some, other) > cells[cell + FROM] && Math.max(some, other) < cells[cell + TO];
  }

  /** Notes that no key lies at or above one coarse part and below another. */
  void note(int number, long from, long to) {
    cells[CELLS * number + FROM] = from;
    cells[CELLS * number + TO] = to;
  }

  /** A key has come to an axis. */
  void fill(int number, long keyCoarse) {
    int cell = CELLS * number;
    if (keyCoarse >= cells[cell + FROM] && keyCoarse <= cells[cell + TO]) {
      note(number, 0, 0);
    }
  }
}
