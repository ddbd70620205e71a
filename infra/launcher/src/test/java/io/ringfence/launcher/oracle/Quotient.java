package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quotient that is never divided out: prices that do not terminate are compared exactly.
 *
 * @param numerator any decimal
 * @param denominator at least 0; 0 stands for "beyond every bound" and needs a numerator above 0
 */
record Quotient(BigDecimal numerator, BigDecimal denominator) {
  Quotient {
    if (denominator.signum() < 0 || denominator.signum() == 0 && numerator.signum() <= 0) {
      throw new IllegalArgumentException(
          "denominator must be > 0 (0 only below a numerator > 0), was %s / %s"
              .formatted(numerator, denominator));
    }
  }

  /** The quotient of two decimals of any sign. */
  static Quotient of(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() < 0
        ? new Quotient(numerator.negate(), denominator.negate())
        : new Quotient(numerator, denominator);
  }

  /** A decimal as a quotient. */
  static Quotient of(BigDecimal value) {
    return new Quotient(value, BigDecimal.ONE);
  }

  /** Below 0, 0 or above 0 as this is below, at or above the value. */
  int compareTo(BigDecimal value) {
    return numerator.compareTo(value.multiply(denominator));
  }

  /** This quotient times a decimal. */
  Quotient times(BigDecimal factor) {
    return new Quotient(numerator.multiply(factor), denominator);
  }

  /** This quotient less a decimal. */
  Quotient minus(BigDecimal value) {
    return new Quotient(numerator.subtract(value.multiply(denominator)), denominator);
  }

  /** The nearest decimal with that many fraction digits. */
  BigDecimal rounded(int scale) {
    return numerator.divide(denominator, scale, RoundingMode.HALF_EVEN);
  }
}
