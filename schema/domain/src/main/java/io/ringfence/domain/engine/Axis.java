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
  private final long priceFactor;
  private final long fundingFactor;
  private final Lattice lattice;

  /** The cumulative funding times its factor, in halves. */
  private long offsetHigh;

  private long offsetLow;

  /** Coarse parts between which there is no key, as far as is known. */
  private long gapFrom;

  private long gapTo;

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
    copy.offsetHigh = offsetHigh;
    copy.offsetLow = offsetLow;
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

  /** Takes over the cumulative funding. */
  void shift(Wide funding) {
    Wide offset = funding.times(fundingFactor);
    offsetHigh = offset.high();
    offsetLow = offset.low();
  }

  /** Its value at a mark, the coarse part; see {@link Lattice}. */
  long coarse(long tick) {
    return lattice.hasFine() ? lattice.coarse(value(tick)) : priceFactor * tick + offsetLow;
  }

  /** Its value at a mark, the fine part. */
  long fine(long tick) {
    return lattice.hasFine() ? lattice.fine(value(tick)) : 0;
  }

  private Wide value(long tick) {
    return Wide.product(priceFactor, tick).plus(new Wide(offsetHigh, offsetLow));
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

  /**
   * As {@link #cross}, for a mark that seldom crosses anything: where it finds no key it remembers
   * between which two the mark stands, and does not search again until it has left them.
   */
  void crossSeldom(long fromTick, long tick, Crossings crossings) {
    if (fromTick != TriggerIndex.NO_MARK && isGap(coarse(fromTick), coarse(tick))) {
      return;
    }
    long before = crossings.crossed();
    cross(fromTick, tick, crossings);
    if (crossings.crossed() == before) {
      noteGapAround(coarse(tick));
    }
  }

  /** Notes what lies around a value. */
  void noteGapAround(long coarse) {
    noteGap(keys.coarseBelow(coarse), keys.coarseAtOrAbove(coarse));
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
      long rest = keyCoarse - offsetLow;
      return rises() ? Math.floorDiv(rest, priceFactor) : Math.ceilDiv(-rest, -priceFactor) - 1;
    }
    Wide rest = lattice.key(keyCoarse, keyFine).minus(new Wide(offsetHigh, offsetLow));
    return rises()
        ? rest.floorDivide(priceFactor).low()
        : rest.negate().ceilDivide(-priceFactor).low() - 1;
  }

  /** Notes that no key lies at or above one value and below another. */
  private void noteGap(long fromCoarse, long toCoarse) {
    gapFrom = fromCoarse;
    gapTo = toCoarse;
  }

  /** Whether no key can lie between two values: both are in a gap that was noted. */
  boolean isGap(long someCoarse, long otherCoarse) {
    return Math.min(someCoarse, otherCoarse) > gapFrom && Math.max(someCoarse, otherCoarse) < gapTo;
  }

  void insert(long keyCoarse, long keyFine, int slot) {
    fillGap(keyCoarse);
    keys.insert(keyCoarse, keyFine, slot);
  }

  /** Gives a trigger another key. */
  void move(long keyCoarse, long keyFine, int slot, long newCoarse, long newFine) {
    fillGap(newCoarse);
    keys.move(keyCoarse, keyFine, slot, newCoarse, newFine);
  }

  /** Takes many triggers at once where there is none yet. */
  void fill(LooseKeys loose) {
    noteGap(0, 0);
    keys.fill(loose);
  }

  private void fillGap(long keyCoarse) {
    if (keyCoarse >= gapFrom && keyCoarse <= gapTo) {
      noteGap(0, 0);
    }
  }
}
