package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * Equity as a line in value, M = σ (V - B): rising or falling by one for each unit of value, and 0
 * at B. Settlement asset, exact. Margin model, section Standard.
 *
 * @param rises whether equity rises with value: σ is +1
 * @param bankruptcy B, the value at which equity is 0; at most 0 where no price has it
 */
record EquityLine(boolean rises, Fraction bankruptcy) {
  /** M at a value. */
  Fraction equity(Fraction value) {
    return signed(value.minus(bankruptcy));
  }

  /** The value at which equity is an amount R, V = B + σ R; at most 0 where no price has it. */
  Fraction valueWhereEquityIs(Fraction amount) {
    return bankruptcy.plus(signed(amount));
  }

  /**
   * The value at which equity is a rate on it less an amount, V = (B - σ a) / (1 - σ r); at most 0
   * where no price has it.
   *
   * @param rate r, fraction of V, in [0, 1)
   * @param amount a, settlement asset, at least 0
   */
  Fraction valueWhereEquityIs(Fraction rate, BigDecimal amount) {
    BigDecimal scale = rate.denominator();
    BigDecimal divisor = rises ? scale.subtract(rate.numerator()) : scale.add(rate.numerator());
    Fraction line = rises ? bankruptcy.minus(amount) : bankruptcy.plus(amount);
    return line.times(scale).dividedBy(divisor);
  }

  private Fraction signed(Fraction figure) {
    return rises ? figure : figure.negate();
  }
}
