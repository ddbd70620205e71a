package io.ringfence.reporting.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounding up or down to whole steps as Excel and LibreOffice do it alike: INT of a figure that was
 * rounded just above the noise of its double, so that a whole figure stays the one it is. CEILING
 * and FLOOR are not used: the programs differ on negative figures, and both would lift 3 and a
 * trace of noise to 4.
 */
final class Grid {
  /** A figure that the noise of some five operations moves by a half. */
  private static final BigDecimal NOISY = new BigDecimal("5E14");

  private static final int MOST = 9;

  private Grid() {}

  /** Whether the whole units of figures up to this one lie above their noise. */
  static boolean holds(BigDecimal greatest) {
    return greatest.compareTo(NOISY) <= 0;
  }

  /** Fraction digits that lie above the noise of figures up to this one. */
  static int digits(BigDecimal greatest) {
    if (greatest.signum() == 0) {
      return MOST;
    }
    BigDecimal room = NOISY.divide(greatest.abs(), 0, RoundingMode.DOWN);
    return Math.clamp(room.precision() - 1, 0, MOST);
  }

  /** A formula rounded up to a whole number. */
  static String up(String figure, int digits) {
    return "-INT(-ROUND(%s,%s))".formatted(figure, digits);
  }

  /** A formula rounded down to a whole number. */
  static String down(String figure, int digits) {
    return "INT(ROUND(%s,%s))".formatted(figure, digits);
  }
}
