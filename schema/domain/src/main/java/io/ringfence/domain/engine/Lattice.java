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
  private static final int COARSE_BITS = 61;
  private static final int MOST_FINE_BITS = 62;

  /** No axis comes near it: a key beyond it holds always or never. */
  private static final long FARTHEST = 1L << COARSE_BITS;

  /** Cumulative funding may become 2^2 times the price limit. */
  private static final int FUNDING_BITS = 2;

  static Lattice of(ContractTerms terms) {
    Digits digits = Digits.of(terms);
    Scales scales = terms.scales();
    boolean inverse = terms.kind() == ContractKind.INVERSE;
    int key = inverse ? scales.price() : digits.key(scales);
    BigInteger farthest =
        whole(terms.priceLimit().multiply(steepest(terms.levels())).add(BigDecimal.TWO), key);
    int bits = farthest.bitLength() + FUNDING_BITS + 1;
    int shift = Math.max(0, bits - COARSE_BITS);
    if (shift > MOST_FINE_BITS) {
      throw new IllegalArgumentException(
          "scales: a price up to %s with %d digits needs more than %d bits"
              .formatted(terms.priceLimit(), key, COARSE_BITS + MOST_FINE_BITS));
    }
    long maxTick = Scales.units("priceLimit", terms.priceLimit(), scales.price());
    return new Lattice(key, digits.funding(scales), shift, maxTick);
  }

  /** No axis has a coefficient of the mark above it, nor one of funding. */
  private static BigDecimal steepest(LevelTerms levels) {
    BigDecimal steepest = BigDecimal.ONE;
    for (int level = 0; level < levels.count(); level++) {
      BigDecimal coefficient =
          levels.isDistance(level)
              ? BigDecimal.ONE.add(levels.leave(level)).multiply(BigDecimal.TWO)
              : levels.enter(level).add(BigDecimal.ONE);
      steepest = steepest.max(coefficient);
    }
    return steepest.max(BigDecimal.TWO);
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
        Wide.product(maxTick, Scales.units("funding", BigDecimal.ONE, fundingDigits - priceDigits))
            .times(1L << FUNDING_BITS);
    if (funding.compareTo(limit) > 0 || funding.compareTo(limit.negate()) < 0) {
      throw new ArithmeticException(
          "cumulative funding is beyond %d times the price limit".formatted(1L << FUNDING_BITS));
    }
  }
}
