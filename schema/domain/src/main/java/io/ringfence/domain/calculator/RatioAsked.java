package io.ringfence.domain.calculator;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A margin ratio as its venue prints it. Rounded at 18 digits towards liquidation: up where the
 * requirement stands above, down where equity does.
 */
record RatioAsked(HeldPosition held, GivenRules rules, RatioDefinition definition) {
  private static final String NAME = Figure.MARGIN_RATIO.key();

  FigureValue answer() {
    Fraction equity = held.equity(NAME);
    return switch (definition) {
      case REQUIREMENT_OVER_EQUITY -> requirementOver(equity);
      case EQUITY_OVER_REQUIREMENT_AND_FEE -> down(equity.dividedBy(maintenance().plus(fee())));
      case EQUITY_OVER_NOTIONAL -> down(equity.dividedBy(value()));
      case HTX -> down(equity.dividedBy(initial()).minus(adjustFactor()));
    };
  }

  /** Bankrupt positions have none: it would be negative and sort best. */
  private FigureValue requirementOver(Fraction equity) {
    return equity.signum() <= 0
        ? new FigureValue.Absent(FigureValue.Reason.BANKRUPT)
        : FigureValue.of(
            maintenance().dividedBy(equity).rounded(Precision.RATIO_SCALE, RoundingMode.CEILING));
  }

  private static FigureValue down(Fraction ratio) {
    return FigureValue.of(ratio.rounded(Precision.RATIO_SCALE, RoundingMode.FLOOR));
  }

  private Fraction maintenance() {
    return rules.tiered(held, NAME).maintenanceMargin(held.funded(NAME), held.mark(NAME));
  }

  private Fraction fee() {
    return value().times(held.inputs().need(Input.TAKER_FEE, NAME));
  }

  private Fraction value() {
    return held.unfunded().value(held.mark(NAME));
  }

  private Fraction initial() {
    return value().dividedBy(held.leverage(NAME));
  }

  private BigDecimal adjustFactor() {
    return held.inputs().need(Input.ADJUST_FACTOR, NAME);
  }
}
