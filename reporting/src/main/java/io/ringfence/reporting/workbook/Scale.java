package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Precision;
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
  static final int SIGNIFICANT = 15;

  /** Digits up to which sums and products in doubles end with the right one. */
  private static final int SAFE = 14;

  /**
   * The same of amounts that are rounded up or down: a trace above a whole unit must lie above the
   * noise of the double.
   */
  private static final int SAFE_IF_ROUNDED = 11;

  private static final double NOISE_ULPS = 8;

  private Scale() {}

  /** Of an amount. */
  static int amount(BigDecimal exact, String asset) {
    return of(exact, Words.digits(asset));
  }

  /**
   * Of the amounts of a position: what is left by the greatest that they are differences of.
   *
   * @param exposure the position
   */
  static int amounts(MarginExposure exposure, String asset) {
    return amount(greatest(exposure), asset);
  }

  /** Whether amounts of a position at their scale have no more digits than doubles end right. */
  static boolean isSafe(MarginExposure exposure, String asset) {
    BigDecimal greatest = greatest(exposure);
    int digits = greatest.precision() - greatest.scale() + amount(greatest, asset);
    return digits
        <= switch (exposure.position().contract().kind()) {
          case LINEAR -> SAFE;
          case QUANTO, INVERSE -> SAFE_IF_ROUNDED;
        };
  }

  /** The greatest of value at mark, value at entry and wallet, settlement asset. */
  static BigDecimal greatest(MarginExposure exposure) {
    IsolatedPosition position = exposure.position();
    return position
        .value(exposure.markPrice())
        .max(position.entryValue())
        .rounded(Precision.AMOUNT_SCALE, RoundingMode.UP)
        .max(position.isolatedMargin().abs());
  }

  /**
   * Noise of a figure that is a sum or a difference of figures up to this one: of their doubles,
   * and a unit of the 15th digit, at which programs cut before they round.
   */
  static BigDecimal noise(double greatest) {
    BigDecimal figure = BigDecimal.valueOf(greatest);
    return BigDecimal.valueOf(NOISE_ULPS * Math.ulp(greatest))
        .add(BigDecimal.ONE.scaleByPowerOfTen(figure.precision() - figure.scale() - SIGNIFICANT));
  }

  /**
   * The noise of a liquidation price, quote per base: of the entry, of which it is a difference; of
   * an inverse contract it grows with the distance from there.
   */
  static BigDecimal noiseOfPrice(MarginExposure exposure, BigDecimal price) {
    double entry = exposure.position().entryPrice().doubleValue();
    double is = price.doubleValue();
    return noise(
        switch (exposure.position().contract().kind()) {
          case LINEAR, QUANTO -> Math.max(is, entry);
          case INVERSE -> is * Math.max(1, is / entry);
        });
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
