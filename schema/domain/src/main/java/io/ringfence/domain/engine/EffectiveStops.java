package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which resting stops protect their positions: those that cover the whole quantity, lie before the
 * liquidation and have not been come to. A mark costs nothing where it touches no stop; funding
 * costs a look at each stop of which it is known what it covers. Source: risk definitions, Stop.
 */
final class EffectiveStops {
  private static final int FIRST_CAPACITY = 16;

  private final PositionRows rows;
  private final NodeSums sums;
  private final Valuation valuation;

  /** What stops cover, units, by slot; those that cover nothing known are beyond its end, or 0. */
  private long[] sizes = new long[0];

  private final BitSet sized = new BitSet();
  private final BitSet placed = new BitSet();
  private final BitSet counted = new BitSet();

  EffectiveStops(PositionRows rows, NodeSums sums, Valuation valuation) {
    this.rows = rows;
    this.sums = sums;
    this.valuation = valuation;
  }

  /** What the stop of a position covers, units; 0: unknown. */
  long size(int slot) {
    return slot < sizes.length ? sizes[slot] : 0;
  }

  /** The stop covers another size; it is to be judged then. */
  void setSize(int slot, long size) {
    if (slot >= sizes.length && size > 0) {
      sizes = Arrays.copyOf(sizes, Math.max(FIRST_CAPACITY, Math.max(2 * sizes.length, slot + 1)));
    }
    if (slot < sizes.length) {
      sizes[slot] = size;
      sized.set(slot, size > 0);
    }
    if (size == 0) {
      leave(slot);
    }
  }

  /** The first slot from one on whose stop covers a known size; below 0: there is none. */
  int next(int from) {
    return sized.nextSetBit(from);
  }

  /**
   * Judges whether a stop protects its position as long as the mark has not come to it.
   *
   * @param mark the mark in force; absent: there is none
   */
  void judge(int slot, @Nullable BigDecimal mark, Wide funding) {
    placed.set(
        slot,
        rows.stop(slot) > 0
            && sizes[slot] >= rows.size(slot)
            && valuation.livesUntilStop(slot, mark, funding));
  }

  /** Brings the sums to whether the stop counts. */
  void count(int slot, boolean isTouched) {
    boolean counts = placed.get(slot) && !isTouched;
    if (counts != counted.get(slot)) {
      counted.set(slot, counts);
      sums.countStop(slot, counts ? 1 : -1);
    }
  }

  /** Takes a position out of the sums. */
  void leave(int slot) {
    placed.clear(slot);
    count(slot, false);
  }

  /** Whether a stop protects its position. */
  boolean isEffective(int slot) {
    return counted.get(slot);
  }
}
