package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;

/**
 * A figure that a venue prints and that our own are made from.
 *
 * @param figure as printed, or cut to the digits the venue computes with
 * @param unit what the venue may know beyond the printed digits, at least 0; 0 where it computes
 *     with what it prints
 */
public record Reading(BigDecimal figure, BigDecimal unit) {
  public Reading {
    if (unit.signum() < 0) {
      throw new IllegalArgumentException("unit must be >= 0, was " + unit);
    }
  }

  /** The venue computes with exactly this. */
  public static Reading exact(BigDecimal figure) {
    return new Reading(figure, BigDecimal.ZERO);
  }

  /** The venue computes with more digits than it prints. */
  public static Reading rounded(BigDecimal figure) {
    return new Reading(figure, lastDigit(figure));
  }

  /** One unit of the last digit written. */
  static BigDecimal lastDigit(BigDecimal figure) {
    return BigDecimal.ONE.scaleByPowerOfTen(-Math.max(0, figure.scale()));
  }
}
