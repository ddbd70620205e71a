package io.ringfence.launcher.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How the sample writes its figures. */
final class Figures {
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.CEILING);

  private Figures() {}

  /** A price with six significant digits. */
  static BigDecimal price(BigDecimal figure) {
    return plain(figure.round(SIX_DIGITS));
  }

  /** A limit a committee would set: three significant digits, rounded up. */
  static BigDecimal limit(BigDecimal figure) {
    return plain(figure.round(THREE_DIGITS_UP));
  }

  /** So many per cent of an amount, in cents, rounded down. */
  static BigDecimal percent(BigDecimal amount, int percent) {
    return amount.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.DOWN);
  }

  /** The same value written without an exponent. */
  static BigDecimal plain(BigDecimal figure) {
    return figure.setScale(Math.max(0, figure.scale()), RoundingMode.UNNECESSARY);
  }
}
