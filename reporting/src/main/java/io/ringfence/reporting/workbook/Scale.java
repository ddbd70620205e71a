package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Fraction digits to which a sheet and the engine must agree: those of the asset, as far as 15
 * significant digits reach, for that is what a sheet computes with.
 */
final class Scale {
  static final int DISTANCE = 8;
  static final int RATIO = 6;
  private static final int SIGNIFICANT = 15;

  private Scale() {}

  /** Of an amount. */
  static int amount(BigDecimal exact, String asset) {
    return of(exact, Words.digits(asset));
  }

  /** Of a figure with so many fraction digits. */
  static int of(BigDecimal exact, int wanted) {
    int whole = Math.max(0, exact.precision() - exact.scale());
    return Math.clamp(SIGNIFICANT - whole, 0, wanted);
  }

  /** A figure as a sheet rounds it: half away from zero. */
  static BigDecimal rounded(BigDecimal exact, int scale) {
    return exact.setScale(scale, RoundingMode.HALF_UP);
  }
}
