package io.ringfence.domain.explain;

import io.ringfence.domain.margin.CapException;
import io.ringfence.domain.margin.Losses;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains the figures of one exposure. What is explained is the figure that stands in the exposure
 * or that the model gives: a working that came to another value would be a bug, and is refused.
 *
 * @param rules the rules the exposure was valued by
 * @param exposure the exposure
 * @param netDeposits deposits less withdrawals of the episode, settlement asset; empty: unknown
 * @param exceptions what the venue and the account's switches except from the cap
 */
public record Explainer(
    MarginRules rules,
    MarginExposure exposure,
    Optional<BigDecimal> netDeposits,
    List<CapException> exceptions) {
  /** The working of every figure, in the order of {@link MarginFigure}. */
  public List<MarginExplanation> all() {
    return Stream.of(MarginFigure.values()).map(this::of).toList();
  }

  /** The working of one figure. */
  public MarginExplanation of(MarginFigure figure) {
    Paper paper = new Paper(figure);
    var on = new PositionWorking(paper, exposure.position(), exposure.markPrice());
    Sheet sheet = new Sheet(paper, on, exposure, rules);
    return switch (figure) {
      case NOTIONAL -> sheet.charged(on.value(), exposure.notional());
      case UNREALISED_PNL -> sheet.owned(on.pnl(), exposure.unrealisedPnl());
      case EQUITY -> sheet.exact(on.shownEquity(), exposure.equity());
      case INITIAL_MARGIN -> sheet.initialMargin();
      case REPORTED_INITIAL_MARGIN -> sheet.reportedInitial();
      case REQUIREMENT ->
          sheet.charged(sheet.required().requirement(), exposure.maintenanceMargin());
      case MAINTENANCE_MARGIN -> sheet.reportedMaintenance();
      case MARGIN_RATIO -> sheet.ratio();
      case LIQUIDATION_PRICE -> sheet.liquidationPrice();
      case BANKRUPTCY_PRICE -> sheet.bankruptcyPrice();
      case DISTANCE -> sheet.distance();
      case REMOVABLE_MARGIN -> new RemovalWorking(sheet).of(rules.removal());
      case LIFETIME_CAP ->
          netDeposits
              .map(it -> losses(sheet).lifetimeCap(it))
              .orElseGet(() -> paper.none("what was paid in and out is unknown"));
      case CAP -> losses(sheet).cap();
      case CAP_WITH_FEES -> losses(sheet).capWithFees();
      case STILL_TO_LOSE -> losses(sheet).stillToLose();
    };
  }

  private LossWorking losses(Sheet sheet) {
    Losses figures =
        Losses.of(
            exposure.position(),
            exposure.markPrice(),
            netDeposits.orElse(BigDecimal.ZERO),
            exceptions);
    return new LossWorking(sheet, exceptions, figures);
  }
}
