package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.Explainer;
import io.ringfence.domain.explain.MarginExplanation;
import io.ringfence.domain.explain.MarginFigure;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The working behind figures of a position, as the explanations of the domain write it down. */
record CaseWorking(PositionQuestion question) {
  /**
   * The working of a figure; empty where none is written for it, or where it would be that of
   * another figure: a venue's own ratio, or a case without the wallet or leverage it needs.
   */
  Optional<MarginExplanation> of(Figure figure) {
    try {
      FigureValue answer = question.answer(figure);
      return explained(figure).map(explainer()::of).filter(it -> comesTo(it, answer));
    } catch (CaseException _) {
      return Optional.empty();
    }
  }

  private static boolean comesTo(MarginExplanation explanation, FigureValue answer) {
    return switch (answer) {
      case FigureValue.Decimal(BigDecimal value) ->
          explanation.result().filter(it -> it.compareTo(value) == 0).isPresent();
      case FigureValue.Absent _ -> explanation.result().isEmpty();
      case FigureValue.Flag _, FigureValue.Decimals _, FigureValue.Side _ -> false;
    };
  }

  private Explainer explainer() {
    HeldPosition held = question.held();
    IsolatedPosition position = held.funded("the working");
    MarginRules rules =
        new MarginRules(
            new InstrumentId("case", "case"),
            held.contract(),
            "settlement asset",
            question.rules().model(),
            new RemovalRule.Unknown("no case asks for it"),
            "case");
    BigDecimal leverage = held.inputs().or(Input.LEVERAGE, BigDecimal.ONE);
    MarginExposure exposure = MarginExposure.of(rules, position, leverage, held.markOrEntry());
    return new Explainer(rules, exposure, Optional.empty(), List.of());
  }

  private static Optional<MarginFigure> explained(Figure figure) {
    return switch (figure) {
      case NOTIONAL -> Optional.of(MarginFigure.NOTIONAL);
      case UNREALISED_PNL -> Optional.of(MarginFigure.UNREALISED_PNL);
      case MARGIN_BALANCE -> Optional.of(MarginFigure.EQUITY);
      case INITIAL_MARGIN -> Optional.of(MarginFigure.REPORTED_INITIAL_MARGIN);
      case INITIAL_MARGIN_AT_MARK -> Optional.of(MarginFigure.INITIAL_MARGIN);
      case MAINTENANCE_MARGIN -> Optional.of(MarginFigure.MAINTENANCE_MARGIN);
      case MARGIN_RATIO -> Optional.of(MarginFigure.MARGIN_RATIO);
      case LIQUIDATION_PRICE -> Optional.of(MarginFigure.LIQUIDATION_PRICE);
      case BANKRUPTCY_PRICE -> Optional.of(MarginFigure.BANKRUPTCY_PRICE);
      case NOTIONAL_AT_ENTRY,
          INITIAL_MARGIN_AT_RATE,
          BUFFERED_LIQUIDATION_PRICE,
          LIQUIDATABLE,
          SHORTFALL,
          INSURANCE_FUND_AFTER,
          ADL_EQUITY_AFTER,
          FEE_TO_CLOSE,
          CLOSING_FEE,
          POSITION_BALANCE,
          TIER_RATE,
          TIER_MAINTENANCE_AMOUNT,
          TIER_MAINTENANCE_AMOUNTS,
          QUANTITY,
          ENTRY_PRICE,
          ISOLATED_MARGIN,
          RESULT_SIDE ->
          Optional.empty();
    };
  }
}
