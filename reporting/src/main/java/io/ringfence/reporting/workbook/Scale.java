package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Fraction digits to which a sheet and the engine agree. A sheet computes in doubles: an operation
 * errs by u = 2^-53 of its result, a difference that all but vanishes is taken as 0 where it is
 * less than 2^-48 of its terms, and ROUND may take for the middle between two what lies within a
 * unit of the 15th digit of it. From that follow two ways to show a figure that is always the
 * engine's:
 *
 * <ul>
 *   <li>where all terms are decimals that have at most 15 digits together, no step errs by half a
 *       unit of the last of them: every step is rounded to that digit and so exact;
 *   <li>else the figure is off by at most {@link #NOISE} of the greatest of its terms. It has as
 *       many digits as make that {@link #MOST} of a unit, and one fewer where it lies near the
 *       middle between two: the middles of one digit fewer are half a unit away.
 * </ul>
 */
final class Scale {
  static final int DISTANCE = 8;
  static final int RATIO = 6;
  static final int SIGNIFICANT = 15;

  /**
   * 2^-45 = 256 u. The longest chain of amounts is what may be taken out, W - (r V - a): V errs by
   * 3 u, r V by 5 u, an amount of up to 3 V beside it by 4 u and their difference by 96 u, that
   * with the wallet by 35 u, ROUND by 91 u: 234 u of the greatest.
   */
  static final BigDecimal NOISE = BigDecimal.ONE.divide(BigDecimal.TWO.pow(45));

  /** What adding up adds for each figure, of the sum of all without their signs. */
  private static final BigDecimal NOISE_OF_SUM = BigDecimal.ONE.divide(BigDecimal.TWO.pow(52));

  /** Greatest noise of a figure, units of its last digit. */
  static final BigDecimal MOST = new BigDecimal("0.001");

  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  private Scale() {}

  /** Fraction digits that a figure of this size has room for. */
  static int room(BigDecimal greatest) {
    return SIGNIFICANT - Math.max(1, greatest.precision() - greatest.scale());
  }

  /** Fraction digits that a decimal really has. */
  static int of(BigDecimal exact) {
    return exact.signum() == 0 ? 0 : Math.max(0, exact.stripTrailingZeros().scale());
  }

  /** The most fraction digits, at most so many, of which the noise of a figure leaves the last. */
  static int above(BigDecimal noise, int wanted) {
    int digits = wanted;
    while (noise.movePointRight(digits).compareTo(MOST) > 0) {
      digits--;
    }
    return digits;
  }

  /** How far a figure lies from the middle between two of so many digits, units of the last. */
  static BigDecimal fromMiddle(BigDecimal exact, int digits) {
    BigDecimal units = exact.abs().movePointRight(digits);
    return units.remainder(BigDecimal.ONE).subtract(new BigDecimal("0.5")).abs();
  }

  /** Noise of the sum of so many figures, of the sum of their greatest terms. */
  static BigDecimal noiseOfSum(BigDecimal greatest, int count) {
    return greatest.multiply(NOISE.add(NOISE_OF_SUM.multiply(BigDecimal.valueOf(count))));
  }

  /**
   * Digits to which a total is compared: all it has where the noise leaves them, else at most those
   * of its asset, and so many that no middle lies within the noise of it.
   */
  static int total(BigDecimal exact, String asset, BigDecimal noise) {
    int wanted = Math.min(Words.digits(asset), room(exact));
    int all = Math.max(of(exact), wanted);
    if (all <= room(exact) && noise.movePointRight(all).compareTo(QUARTER) < 0) {
      return all;
    }
    int digits = above(noise, wanted);
    BigDecimal units = noise.multiply(BigDecimal.TWO).movePointRight(digits);
    return fromMiddle(exact, digits).compareTo(units) > 0 ? digits : digits - 1;
  }

  /** A figure as a sheet rounds it: half away from zero. */
  static BigDecimal rounded(BigDecimal exact, int scale) {
    return exact.setScale(scale, RoundingMode.HALF_UP);
  }

  /** A formula rounded to so many digits, which are all that the figure has; or left as it is. */
  static String exact(String formula, int digits, int room) {
    return digits <= room ? "ROUND(%s,%s)".formatted(formula, room) : formula;
  }

  /** Ten to a power, as a formula writes it. */
  static String unit(int power) {
    return Precision.canonical(BigDecimal.ONE.movePointRight(power));
  }
}
