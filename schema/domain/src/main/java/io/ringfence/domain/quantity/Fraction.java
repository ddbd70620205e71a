package io.ringfence.domain.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact quotient. What a division would round stays a fraction until a figure is shown, so that
 * no comparison ever depends on a number of digits. Not reduced: equal values may differ as
 * records; compare with {@link #compareTo}.
 *
 * @param numerator carries the sign
 * @param denominator above 0
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator)
    implements Comparable<Fraction> {
  /** 0. */
  public static final Fraction ZERO = of(BigDecimal.ZERO);

  public Fraction {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("denominator must be > 0, was " + denominator);
    }
  }

  /** A figure that is no quotient. */
  public static Fraction of(BigDecimal figure) {
    return new Fraction(figure, BigDecimal.ONE);
  }

  /**
   * Dividend by divisor.
   *
   * @throws IllegalArgumentException when the divisor is 0
   */
  public static Fraction of(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() < 0
        ? new Fraction(dividend.negate(), divisor.negate())
        : new Fraction(dividend, divisor);
  }

  public Fraction plus(Fraction other) {
    if (sameDenominator(other)) {
      return new Fraction(numerator.add(other.numerator), denominator);
    }
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction plus(BigDecimal figure) {
    return isWhole()
        ? of(numerator.add(figure))
        : new Fraction(numerator.add(figure.multiply(denominator)), denominator);
  }

  public Fraction minus(Fraction other) {
    return plus(other.negate());
  }

  public Fraction minus(BigDecimal figure) {
    return plus(figure.negate());
  }

  public Fraction times(BigDecimal factor) {
    return new Fraction(numerator.multiply(factor), denominator);
  }

  public Fraction times(Fraction factor) {
    return new Fraction(
        numerator.multiply(factor.numerator), product(denominator, factor.denominator));
  }

  /**
   * This by a divisor other than 0.
   *
   * @throws IllegalArgumentException when the divisor is 0
   */
  public Fraction dividedBy(BigDecimal divisor) {
    return of(numerator, product(denominator, divisor));
  }

  /**
   * This by a divisor other than 0.
   *
   * @throws IllegalArgumentException when the divisor is 0
   */
  public Fraction dividedBy(Fraction divisor) {
    return of(product(numerator, divisor.denominator), product(denominator, divisor.numerator));
  }

  public Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  public Fraction abs() {
    return signum() < 0 ? negate() : this;
  }

  public Fraction max(Fraction other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public int signum() {
    return numerator.signum();
  }

  /** By value, not by digits: one half equals two quarters. */
  @Override
  public int compareTo(Fraction other) {
    return sameDenominator(other)
        ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  public int compareTo(BigDecimal figure) {
    return numerator.compareTo(product(denominator, figure));
  }

  /** The value at a number of fraction digits. */
  public BigDecimal rounded(int scale, RoundingMode mode) {
    return isWhole() ? numerator.setScale(scale, mode) : numerator.divide(denominator, scale, mode);
  }

  /** The exact value where nothing was divided, otherwise at a number of fraction digits. */
  public BigDecimal exactOrRounded(int scale, RoundingMode mode) {
    return isWhole() ? numerator : numerator.divide(denominator, scale, mode);
  }

  private boolean isWhole() {
    return denominator.compareTo(BigDecimal.ONE) == 0;
  }

  private boolean sameDenominator(Fraction other) {
    return denominator.compareTo(other.denominator) == 0;
  }

  private static BigDecimal product(BigDecimal a, BigDecimal b) {
    if (a.compareTo(BigDecimal.ONE) == 0) {
      return b;
    }
    return b.compareTo(BigDecimal.ONE) == 0 ? a : a.multiply(b);
  }
}
