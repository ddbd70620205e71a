package io.ringfence.domain.explain;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.EpisodeCash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains the figures of one exposure. What is explained is the figure that stands in the exposure
 * or that the model gives: a working that came to another value would be a bug, and is refused.
 *
 * @param rules the rules the exposure was valued by
 * @param exposure the exposure
 * @param cash what was paid in and out over the episode; empty: unknown
 */
public record Explainer(MarginRules rules, MarginExposure exposure, Optional<EpisodeCash> cash) {
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
          cash.map(sheet::lifetimeCap)
              .orElseGet(() -> paper.none("what was paid in and out is unknown"));
      case CAP -> sheet.exact(on.wallet(), exposure.position().isolatedMargin());
      case STILL_TO_LOSE -> sheet.stillToLose();
    };
  }
}
