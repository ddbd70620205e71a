package io.ringfence.reporting.workbook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * With how many fraction digits a figure is shown so that they are the engine's.
 *
 * @param digits fraction digits; one fewer near the middle between two
 * @param power nearer than 10^-power of a unit of the last digit is near; 0: the figure is exact
 *     and nothing is near
 */
record Shown(int digits, int power) {
  private static final int MOST_POWER = 9;

  /** A figure all of whose terms a sheet holds. */
  static Shown exact(int digits) {
    return new Shown(digits, 0);
  }

  /**
   * A figure with noise. Near is what lies within ten times the noise; more where it would be in
   * doubt whether the figure, as the book is issued, is.
   *
   * @param wanted fraction digits, as far as the noise leaves them
   * @param noise most that the figure is off
   * @param issued the figure; null: there is none
   */
  static Shown near(int wanted, BigDecimal noise, @Nullable BigDecimal issued) {
    int digits = Scale.above(noise, wanted);
    BigDecimal units = noise.movePointRight(digits);
    int power = 2;
    while (power < MOST_POWER && units.movePointRight(power + 2).compareTo(BigDecimal.ONE) <= 0) {
      power++;
    }
    if (issued != null) {
      BigDecimal away = Scale.fromMiddle(issued, digits);
      while (power > 1 && isInDoubt(away, power, units)) {
        power--;
      }
    }
    return new Shown(digits, power);
  }

  private static boolean isInDoubt(BigDecimal away, int power, BigDecimal noise) {
    BigDecimal edge = BigDecimal.ONE.movePointLeft(power);
    return away.subtract(edge).abs().compareTo(noise.multiply(BigDecimal.TWO)) <= 0;
  }

  boolean isExact() {
    return power == 0;
  }

  /** The same with so many digits fewer. */
  Shown fewer(int count) {
    return new Shown(digits - count, power);
  }

  /** Fraction digits that a figure is shown with. */
  int digitsOf(BigDecimal exact) {
    return isExact()
            || Scale.fromMiddle(exact, digits).compareTo(BigDecimal.ONE.movePointLeft(power)) > 0
        ? digits
        : digits - 1;
  }

  /** The same as a formula of the cell before it is rounded, which is a number. */
  String formula(String cell) {
    return isExact() ? String.valueOf(digits) : written(String.valueOf(digits), inUnits(cell));
  }

  /** The same where a formula says how many digits fewer there are. */
  String formula(String cell, String fewer) {
    String left = digits + "-" + fewer;
    return written(left, "ABS(%s)*10^(%s)".formatted(cell, left));
  }

  private String written(String most, String units) {
    return "%s-(ABS(%s-INT(%s)-0.5)*%s<=1)".formatted(most, units, units, Scale.unit(power));
  }

  private String inUnits(String cell) {
    if (digits == 0) {
      return "ABS(%s)".formatted(cell);
    }
    return digits > 0
        ? "ABS(%s)*%s".formatted(cell, Scale.unit(digits))
        : "ABS(%s)/%s".formatted(cell, Scale.unit(-digits));
  }
}
