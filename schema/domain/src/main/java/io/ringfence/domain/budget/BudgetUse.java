package io.ringfence.domain.budget;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much of a budget is used, kept as a fraction so that comparing it with a limit rounds
 * nothing.
 *
 * @param numerator amount, count or the part of a share, at least 0
 * @param denominator 1 for amounts and counts; equity or the whole for ratios, may be 0 or less
 * @param unknownCount inputs that are unknown; above 0 the fraction is only what is known
 */
public record BudgetUse(BigDecimal numerator, BigDecimal denominator, int unknownCount) {
  public BudgetUse {
    if (numerator.signum() < 0) {
      throw new IllegalArgumentException("numerator must be >= 0, was " + numerator);
    }
  }

  /** Use of an amount or a count. */
  static BudgetUse of(BigDecimal amount, int unknownCount) {
    return new BudgetUse(amount, BigDecimal.ONE, unknownCount);
  }

  /** Whether every input is known. */
  public boolean isKnown() {
    return unknownCount == 0;
  }

  /** Whether what is known exceeds a limit; something over nothing exceeds every limit. */
  public boolean exceeds(BigDecimal limit) {
    return denominator.signum() <= 0
        ? numerator.signum() > 0
        : numerator.compareTo(limit.multiply(denominator)) > 0;
  }

  /**
   * The whole use, a ratio rounded up at 18 digits, an amount at 36, which only a rate can make it
   * exceed; empty where unknown or without a finite value.
   */
  public Optional<BigDecimal> used() {
    return isKnown() && isFinite() ? Optional.of(knownPart()) : Optional.empty();
  }

  /** What is known of the use, rounded as {@link #used}; 0 where it has no finite value. */
  public BigDecimal knownPart() {
    if (denominator.compareTo(BigDecimal.ONE) == 0) {
      return numerator.scale() <= Precision.STORED_SCALE
          ? numerator
          : numerator.setScale(Precision.STORED_SCALE, RoundingMode.CEILING);
    }
    return denominator.signum() <= 0 || numerator.signum() == 0
        ? BigDecimal.ZERO
        : numerator.divide(denominator, Precision.RATIO_SCALE, RoundingMode.CEILING);
  }

  /** What is known of the use, as {@link #knownPart}; empty where it has no finite value. */
  public Optional<BigDecimal> knownValue() {
    return isFinite() ? Optional.of(knownPart()) : Optional.empty();
  }

  /** Whether what is known is more than what is known of another use, exactly. */
  public boolean isMoreThan(BudgetUse other) {
    if (!isFinite() || !other.isFinite()) {
      return !isFinite() && other.isFinite();
    }
    return cross(this, other).compareTo(cross(other, this)) > 0;
  }

  private static BigDecimal cross(BudgetUse one, BudgetUse other) {
    return one.numerator.multiply(
        other.denominator.signum() > 0 ? other.denominator : BigDecimal.ONE);
  }

  /** The same with further unknown inputs. */
  BudgetUse withUnknown(int further) {
    return new BudgetUse(numerator, denominator, unknownCount + further);
  }

  /** Nothing over nothing is no use at all; something over nothing has no finite value. */
  private boolean isFinite() {
    return denominator.signum() > 0 || numerator.signum() == 0;
  }
}
