package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.VenueRatio;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A margin ratio as its venue prints it. Rounded at 18 digits towards liquidation: up where the
 * requirement stands above, down where equity does.
 */
record RatioAsked(HeldPosition held, GivenRules rules, RatioDefinition definition) {
  private static final String NAME = Figure.MARGIN_RATIO.key();

  FigureValue answer() {
    return switch (definition) {
      case REQUIREMENT_OVER_EQUITY ->
          bankrupt()
              ? absent()
              : shown(new VenueRatio.MaintenanceToEquity(), tiered(), RoundingMode.CEILING);
      case EQUITY_OVER_REQUIREMENT_AND_FEE ->
          shown(
              new VenueRatio.EquityToRequirement(held.inputs().need(Input.TAKER_FEE, NAME)),
              tiered(),
              RoundingMode.FLOOR);
      case EQUITY_OVER_NOTIONAL ->
          shown(new VenueRatio.EquityToNotional(), rules.model(), RoundingMode.FLOOR);
      case HTX -> {
        held.leverage(NAME);
        BigDecimal adjust = held.inputs().need(Input.ADJUST_FACTOR, NAME);
        yield shown(
            new VenueRatio.EquityToInitialLessAdjust(adjust), rules.model(), RoundingMode.FLOOR);
      }
    };
  }

  /** Bankrupt positions have no ratio to equity: it would be negative and sort best. */
  private boolean bankrupt() {
    return held.equity(NAME).signum() <= 0;
  }

  private MarginModel tiered() {
    return rules.tiered(held, NAME);
  }

  private FigureValue shown(VenueRatio ratio, MarginModel model, RoundingMode mode) {
    Optional<Fraction> exact = ratio.of(model, held.funded(NAME), held.mark(NAME));
    return exact
        .map(it -> FigureValue.of(it.rounded(Precision.RATIO_SCALE, mode)))
        .orElseGet(RatioAsked::absent);
  }

  private static FigureValue absent() {
    return new FigureValue.Absent(FigureValue.Reason.BANKRUPT);
  }
}
