package io.ringfence.domain.engine;

/**
 * Triggers that share one condition, {@code priceFactor P + fundingFactor F <= key}, in the order
 * of their keys. Funding shifts the whole axis by changing its offset; no key is touched.
 */
final class Axis {
  private static final long NONE = Long.MIN_VALUE;
  private static final long FAR = 1L << 62;

  final TriggerKind kind;

  /** Number of the level or of the tier edge; 0 elsewhere. */
  final int ordinal;

  final OrderedKeys keys;
  private final long priceFactor;
  private final long fundingFactor;
  private final Lattice lattice;
  private Wide offset = Wide.ZERO;

  /** Value of the axis at the cursor. Before the first mark nothing is reached. */
  private long coarse = Long.MAX_VALUE;

  private long fine;

  Axis(TriggerKind kind, int ordinal, long priceFactor, long fundingFactor, Lattice lattice) {
    this.kind = kind;
    this.ordinal = ordinal;
    this.priceFactor = priceFactor;
    this.fundingFactor = fundingFactor;
    this.lattice = lattice;
    this.keys = new OrderedKeys(lattice.hasFine());
    if (priceFactor == 0) {
      coarse = 0;
    }
  }

  /** Whether the mark, not only funding, moves it. */
  boolean followsPrice() {
    return priceFactor != 0;
  }

  /** Takes over the cumulative funding; the cursor stays until {@link #moveTo}. */
  void shift(Wide funding) {
    offset = funding.times(fundingFactor);
  }

  /**
   * Moves the cursor to a mark.
   *
   * @return see {@link OrderedKeys#moveTo}
   */
  int moveTo(long tick, int[] crossed) {
    evaluate(tick);
    return keys.moveTo(coarse, fine, crossed);
  }

  /** Takes on the value at a mark without moving the cursor: nothing lies in between. */
  void evaluate(long tick) {
    if (lattice.shift() == 0) {
      coarse = priceFactor * tick + offset.low();
      return;
    }
    Wide value = Wide.product(priceFactor, tick).plus(offset);
    coarse = lattice.coarse(value);
    fine = lattice.fine(value);
  }

  /** Whether a key's condition holds at the value the axis has. */
  boolean reaches(long keyCoarse, long keyFine) {
    return keyCoarse != coarse ? keyCoarse > coarse : keyFine >= fine;
  }

  /** Ticks up to which, or from which, the mark crosses the nearest key; sets both. */
  void putWindow(int number, TickWindows windows) {
    long below = keys.hasBelow() ? bound(keys.coarseBelow(), keys.fineBelow()) : NONE;
    long above = keys.hasAbove() ? bound(keys.coarseAbove(), keys.fineAbove()) : NONE;
    // Rising axes reach a key at ticks up to its bound, falling ones from it on.
    if (priceFactor > 0) {
      windows.set(
          number,
          below == NONE ? Long.MIN_VALUE : below,
          above == NONE ? Long.MAX_VALUE : above + 1);
    } else {
      windows.set(
          number,
          above == NONE ? Long.MIN_VALUE : above - 1,
          below == NONE ? Long.MAX_VALUE : below);
    }
  }

  /** The last tick, on the way of the axis, at which the condition of a key holds. */
  private long bound(long keyCoarse, long keyFine) {
    if (lattice.shift() == 0) {
      long rest = keyCoarse - offset.low();
      return priceFactor > 0 ? Math.floorDiv(rest, priceFactor) : Math.ceilDiv(-rest, -priceFactor);
    }
    Wide rest = lattice.key(keyCoarse, keyFine).minus(offset);
    Wide tick =
        priceFactor > 0 ? rest.floorDivide(priceFactor) : rest.negate().ceilDivide(-priceFactor);
    return tick.isLong() ? clamp(tick.low()) : tick.signum() < 0 ? -FAR : FAR;
  }

  private static long clamp(long tick) {
    return Math.max(-FAR, Math.min(FAR, tick));
  }
}
