package io.ringfence.domain.generation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Plain decimals of seventy digits; what differs in the last ones is the same. */
final class Digits {
  static final MathContext SEVENTY = new MathContext(70, RoundingMode.HALF_EVEN);
  private static final int SURE = 60;
  private static final int SURE_OF_PRICE = 40;

  private Digits() {}

  /** The quotient at seventy digits; cheap where there is nothing to divide. */
  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, SEVENTY);
  }

  static boolean areEqual(BigDecimal a, BigDecimal b) {
    return areEqual(a, b, SURE);
  }

  /** Prices lose more: they come from differences of large amounts. */
  static boolean areSamePrice(BigDecimal a, BigDecimal b) {
    return areEqual(a, b, SURE_OF_PRICE);
  }

  private static boolean areEqual(BigDecimal a, BigDecimal b, int digits) {
    BigDecimal gap = a.subtract(b).abs();
    return gap.signum() == 0 || gap.movePointRight(digits).compareTo(a.abs().max(b.abs())) <= 0;
  }

  /** A price on a grid; one that lies on it but for lost digits stays. */
  static BigDecimal onGrid(BigDecimal price, BigDecimal tick, RoundingMode mode) {
    BigDecimal steps = divide(price, tick);
    BigDecimal nearest = steps.setScale(0, RoundingMode.HALF_EVEN);
    return (areSamePrice(steps, nearest) ? nearest : steps.setScale(0, mode)).multiply(tick);
  }
}
