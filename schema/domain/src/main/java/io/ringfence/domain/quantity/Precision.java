package io.ringfence.domain.quantity;

import java.math.BigDecimal;

/**
 * How many digits figures have. Sums and products of linear contracts are exact and need no entry
 * here; only what a division gives is rounded, once, and the place that rounds says which way.
 */
public final class Precision {
  /** Fraction digits of a price that comes from a division. */
  public static final int PRICE_SCALE = 18;

  /** Fraction digits of a ratio or a distance. */
  public static final int RATIO_SCALE = 18;

  /** Fraction digits of an amount that comes from a division, for example notional by leverage. */
  public static final int AMOUNT_SCALE = 18;

  /** Most integer digits of an input figure: keeps every product inside the stores' 76 digits. */
  public static final int INPUT_INTEGER_DIGITS = 15;

  /** Most fraction digits of an input figure: wallet after funding needs three times as many. */
  public static final int INPUT_SCALE = 12;

  /**
   * Most fraction digits of a funding rate. A rate is not money: no store keeps it, and what it
   * makes of a notional is rounded where an amount would have more digits than the stores.
   */
  public static final int RATE_INPUT_SCALE = 18;

  /** Fraction digits the stores keep of an amount. */
  public static final int STORED_SCALE = 36;

  private Precision() {}

  /** True where the figure has no more digits than an input may have. */
  public static boolean isStorable(BigDecimal figure) {
    return isStorable(figure, INPUT_SCALE);
  }

  /** True where the figure has no more digits than an input of that many fraction digits. */
  public static boolean isStorable(BigDecimal figure, int fractionDigits) {
    BigDecimal plain = figure.stripTrailingZeros();
    return plain.scale() <= fractionDigits
        && plain.precision() - plain.scale() <= INPUT_INTEGER_DIGITS;
  }

  /** The figure without trailing zeros and without exponent: one text for one value. */
  public static String canonical(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }
}
