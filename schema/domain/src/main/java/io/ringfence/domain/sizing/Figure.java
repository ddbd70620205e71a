package io.ringfence.domain.sizing;

import java.math.BigDecimal;

/** Ranges of input figures. */
final class Figure {
  private Figure() {}

  static void requireAbove0(String field, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new IllegalArgumentException(field + " must be > 0, was " + figure.toPlainString());
    }
  }

  static void requireNotNegative(String field, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + figure.toPlainString());
    }
  }
}
