package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The whole numbers that keys and funding are counted in. Every condition of a position is {@code y
 * <= key} with y = c P + d F on one axis (P the mark, F the cumulative funding). Since y is whole
 * in units of 10^-digits, rounding a key down to such a unit loses nothing.
 *
 * @param digits fraction digits of y
 * @param fundingDigits fraction digits of F
 * @param shift how many lower bits of a key its fine part holds
 * @param maxTick highest mark taken, ticks
 */
record Lattice(int digits, int fundingDigits, int shift, long maxTick) {
  private static final int COARSE_BITS = 62;
  private static final int MOST_FINE_BITS = 62;

  /** No axis comes near it: a key beyond it holds always or never. */
  private static final long FARTHEST = 1L << COARSE_BITS;

  static Lattice of(ContractTerms terms) {
    Digits digits = Digits.of(terms);
    Scales scales = terms.scales();
    boolean inverse = terms.kind() == ContractKind.INVERSE;
    int key = inverse ? scales.price() : digits.key(scales);
    BigInteger farthest = whole(terms.priceLimit().multiply(steepest(terms.levels())), key);
    int bits = farthest.bitLength();
    int shift = Math.max(0, bits - COARSE_BITS);
    if (shift > MOST_FINE_BITS) {
      throw new IllegalArgumentException(
          "scales: a price up to %s with %s digits needs more than %s bits"
              .formatted(terms.priceLimit(), key, COARSE_BITS + MOST_FINE_BITS));
    }
    long maxTick = Scales.units("priceLimit", terms.priceLimit(), scales.price());
    return new Lattice(key, digits.funding(scales), shift, maxTick);
  }

  /** No axis goes farther than this many price limits: factor of the mark and that of funding. */
  private static BigDecimal steepest(LevelTerms levels) {
    BigDecimal steepest = new BigDecimal(3);
    for (int level = 0; level < levels.count(); level++) {
      BigDecimal factor =
          levels.isDistance(level) ? BigDecimal.ONE.add(levels.leave(level)) : levels.enter(level);
      steepest = steepest.max(factor.multiply(BigDecimal.TWO).add(BigDecimal.ONE));
    }
    return steepest;
  }

  /** A figure as a whole number of units of 10^-digits. */
  static BigInteger whole(BigDecimal figure, int digits) {
    return figure.movePointRight(digits).toBigIntegerExact();
  }

  /**
   * A factor that brings figures to other digits.
   *
   * @throws IllegalArgumentException when 64 bits do not hold it
   */
  static long factor(BigDecimal figure, int digits) {
    return Scales.units("scales: a factor of keys", figure, digits);
  }

  boolean hasFine() {
    return shift > 0;
  }

  /** Upper part of a key; a key beyond what any axis reaches is brought to the border. */
  long coarse(Wide key) {
    long top = key.high() >> shift;
    long coarse = shift == 0 ? key.low() : (key.high() << (64 - shift)) | (key.low() >>> shift);
    boolean fits = top == coarse >> 63;
    if (fits && coarse >= -FARTHEST && coarse <= FARTHEST) {
      return coarse;
    }
    return key.high() < 0 ? -FARTHEST : FARTHEST;
  }

  /** Lower part of a key, at least 0. */
  long fine(Wide key) {
    return key.low() & ((1L << shift) - 1);
  }

  /** The key of two parts. */
  Wide key(long coarse, long fine) {
    return shift == 0
        ? Wide.of(coarse)
        : new Wide(coarse >> (64 - shift), (coarse << shift) | fine);
  }

  /**
   * Refuses cumulative funding beyond what keys are laid out for.
   *
   * @throws ArithmeticException when it lies beyond
   */
  void requireFunding(Wide funding, int priceDigits) {
    Wide limit =
        Wide.product(maxTick, Scales.units("funding", BigDecimal.ONE, fundingDigits - priceDigits));
    if (funding.compareTo(limit) > 0 || funding.compareTo(limit.negate()) < 0) {
      throw new ArithmeticException("cumulative funding is beyond the price limit");
    }
  }
}
