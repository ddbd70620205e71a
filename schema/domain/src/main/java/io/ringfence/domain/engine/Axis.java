package io.ringfence.domain.engine;

/**
 * Triggers that share one condition, {@code priceFactor P + fundingFactor F <= key}, in the order
 * of their keys. Funding shifts the whole axis by changing its offset; no key is touched.
 */
final class Axis {
  final TriggerKind kind;

  /** Number of the level or of the tier edge; 0 elsewhere. */
  final int ordinal;

  /** Whether the mark meets its triggers and somebody may be told of it at once. */
  final boolean isTold;

  final OrderedKeys keys;
  final long priceFactor;
  final long fundingFactor;
  private final Lattice lattice;
  private FundingLevel level = new FundingLevel();

  Axis(TriggerKind kind, int ordinal, long priceFactor, long fundingFactor, Lattice lattice) {
    this.kind = kind;
    this.ordinal = ordinal;
    this.priceFactor = priceFactor;
    this.fundingFactor = fundingFactor;
    this.lattice = lattice;
    this.isTold = priceFactor != 0 && !kind.isSummed();
    this.keys = new OrderedKeys(lattice.hasFine());
  }

  /** The same axis without a trigger, which later funding does not shift. */
  Axis copy() {
    Axis copy = new Axis(kind, ordinal, priceFactor, fundingFactor, lattice);
    copy.level.set(level.funding());
    return copy;
  }

  /** Whether the mark, not only funding, moves it. */
  boolean followsPrice() {
    return priceFactor != 0;
  }

  /** Whether its value rises with the mark: its conditions hold at lower marks. */
  boolean rises() {
    return priceFactor > 0;
  }

  /** Shifts with a cumulative funding from now on. */
  void follow(FundingLevel shared) {
    level = shared;
  }

  /** Its value at a mark, the coarse part; see {@link Lattice}. */
  long coarse(long tick) {
    return lattice.hasFine() ? lattice.coarse(value(tick)) : narrowValue(tick);
  }

  /** Its value at a mark, the fine part. */
  long fine(long tick) {
    return lattice.hasFine() ? lattice.fine(value(tick)) : 0;
  }

  private long narrowValue(long tick) {
    return priceFactor * tick + fundingFactor * level.low();
  }

  private Wide value(long tick) {
    return value(tick, level.funding());
  }

  /** Its value at a mark and a cumulative funding. */
  Wide value(long tick, Wide funding) {
    return Wide.product(priceFactor, tick).plus(funding.times(fundingFactor));
  }

  /** Whether a key's condition holds at a mark. */
  boolean reaches(long keyCoarse, long keyFine, long tick) {
    long coarse = coarse(tick);
    return keyCoarse != coarse ? keyCoarse > coarse : keyFine >= fine(tick);
  }

  /** The mark has moved: what its value has passed over turns. */
  void cross(long fromTick, long tick, Crossings crossings) {
    if (keys.size() > 0) {
      boolean isFirst = fromTick == TriggerIndex.NO_MARK;
      crossFrom(
          isFirst ? Long.MAX_VALUE : coarse(fromTick),
          isFirst ? 0 : fine(fromTick),
          tick,
          crossings);
    }
  }

  /** How many triggers lie between two marks, within a leaf's entries. */
  long roughlyBetween(long fromTick, long tick) {
    if (keys.size() == 0) {
      return 0;
    }
    boolean isFirst = fromTick == TriggerIndex.NO_MARK;
    return keys.roughlyBetween(isFirst ? Long.MAX_VALUE : coarse(fromTick), coarse(tick));
  }

  /** Its value was another: what lies between that and its value at a mark turns. */
  void crossFrom(long fromCoarse, long fromFine, long tick, Crossings crossings) {
    long coarse = coarse(tick);
    long fine = fine(tick);
    boolean falls = coarse != fromCoarse ? coarse < fromCoarse : fine < fromFine;
    if (falls) {
      keys.between(
          coarse,
          fine,
          fromCoarse,
          fromFine,
          (_, _, slot) -> crossings.cross(kind, ordinal, slot, true));
    } else {
      keys.between(
          fromCoarse,
          fromFine,
          coarse,
          fine,
          (_, _, slot) -> crossings.cross(kind, ordinal, slot, false));
    }
  }

  /**
   * The tick up to which the condition of a key is what it is below, and behind which it is what it
   * is above.
   */
  long border(long keyCoarse, long keyFine) {
    if (!lattice.hasFine()) {
      long rest = keyCoarse - fundingFactor * level.low();
      return rises() ? Math.floorDiv(rest, priceFactor) : Math.ceilDiv(-rest, -priceFactor) - 1;
    }
    Wide rest = lattice.key(keyCoarse, keyFine).minus(level.funding().times(fundingFactor));
    return rises()
        ? rest.floorDivide(priceFactor).low()
        : rest.negate().ceilDivide(-priceFactor).low() - 1;
  }
}
