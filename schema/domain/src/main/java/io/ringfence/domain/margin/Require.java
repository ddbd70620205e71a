package io.ringfence.domain.margin;

import java.math.BigDecimal;

/** Refuses figures out of range, naming the field, the rule and the finding. */
final class Require {
  private Require() {}

  static void above0(String field, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new IllegalArgumentException(field + " must be > 0, was " + figure);
    }
  }

  static void notNegative(String field, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + figure);
    }
  }

  /** In [0, 1). */
  static void feeRate(String field, BigDecimal figure) {
    notNegative(field, figure);
    below1(field, figure);
  }

  static void below1(String field, BigDecimal figure) {
    if (figure.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(field + " must be < 1, was " + figure);
    }
  }
}
