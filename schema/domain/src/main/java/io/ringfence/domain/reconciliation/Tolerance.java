package io.ringfence.domain.reconciliation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far a venue's figure may be from ours by its own rounding: one unit of its last printed digit
 * or one tick, plus what the unprinted digits of its inputs can change, plus the noise of binary
 * arithmetic where it computes so. Nothing is allowed for a difference of rules.
 *
 * @param update the position
 * @param valuation our way from its inputs to our figures
 */
record Tolerance(PositionUpdate update, Valuation valuation) {
  /** 2⁻⁴⁹: eight units of the last bit of a double. */
  private static final BigDecimal NOISE = BigDecimal.ONE.divide(BigDecimal.valueOf(1L << 49));

  /** The digits OKX prints at most. */
  private static final BigDecimal BINARY_DIGIT = BigDecimal.ONE.movePointLeft(16);

  /** Unit of the last digit a venue could have printed. */
  BigDecimal digit(BigDecimal printed) {
    return switch (update.print().rounding()) {
      case DIGITS, TICKS -> Reading.lastDigit(printed);
      case BINARY -> BINARY_DIGIT;
    };
  }

  /** Most the two may be apart, rounded up at 18 digits. */
  BigDecimal of(Figure figure, BigDecimal printed, Fraction ours) {
    Fraction most = Fraction.of(unit(figure, printed));
    for (OwnFigures nearby : valuation.nearby(update.holding())) {
      if (nearby.of(figure) instanceof OwnFigure.Value(var moved)) {
        most = most.plus(moved.minus(ours).abs());
      }
    }
    return most.plus(noise(figure, ours)).rounded(Precision.AMOUNT_SCALE, RoundingMode.CEILING);
  }

  private BigDecimal unit(Figure figure, BigDecimal printed) {
    BigDecimal digit = digit(printed);
    return switch (update.print().rounding()) {
      case DIGITS, BINARY -> digit;
      case TICKS -> figure.isPrice() ? valuation.tickSize().map(digit::max).orElse(digit) : digit;
    };
  }

  private Fraction noise(Figure figure, Fraction ours) {
    return switch (update.print().rounding()) {
      case DIGITS, TICKS -> Fraction.ZERO;
      case BINARY -> amounts(figure, ours).times(NOISE);
    };
  }

  /** The largest amount that was added or subtracted on the way to a figure. */
  private Fraction amounts(Figure figure, Fraction ours) {
    Fraction largest = ours.abs();
    if (!figure.isPrice() && !figure.isRatio()) {
      OwnFigures own = valuation.of(update.holding());
      if (own.of(Figure.NOTIONAL_AT_ENTRY) instanceof OwnFigure.Value(var atEntry)) {
        largest = largest.max(atEntry);
      }
    }
    return largest;
  }
}
