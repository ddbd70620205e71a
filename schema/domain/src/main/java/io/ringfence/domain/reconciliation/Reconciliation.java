package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a venue prints of a position with what our rules give for it. Neither side ever
 * takes the other's place: a figure the venue leaves out is {@code VENUE_NULL}, one of ours that
 * lacks an input is {@code STALE}, and both say what is missing.
 */
public final class Reconciliation {
  private static final List<Figure> ALWAYS =
      List.of(
          Figure.LIQUIDATION_PRICE,
          Figure.NOTIONAL,
          Figure.UNREALISED_PNL,
          Figure.MARGIN_BALANCE,
          Figure.MAINTENANCE_MARGIN);

  private Reconciliation() {}

  /**
   * One break for each figure, in the order of {@link Figure}. None for a position that is not
   * isolated: it has no isolated figures to compare.
   *
   * @param rules the venue's rules in force when the payload was written
   */
  public static List<Break> of(
      PositionUpdate update, MarginRules rules, ReconciliationTerms terms) {
    return switch (update.mode()) {
      case ISOLATED -> {
        Comparison comparison = new Comparison(update, valuation(update, rules, terms));
        yield figures(update.print()).stream().map(comparison::of).toList();
      }
      case CROSS, UNKNOWN -> List.of();
    };
  }

  /**
   * The wallet W of an isolated position, settlement asset, by what its payload states; what comes
   * from a division is rounded down at 18 digits. Empty where the payload states too little, or the
   * position is not isolated: a wallet is never assumed.
   */
  public static Optional<BigDecimal> wallet(
      PositionUpdate update, MarginRules rules, ReconciliationTerms terms) {
    if (update.mode() != MarginMode.ISOLATED) {
      return Optional.empty();
    }
    OwnFigures own = valuation(update, rules, terms).of(update.holding());
    return switch (update.holding().wallet()) {
      case Wallet.Stated(var amount, _) -> Optional.of(amount);
      case Wallet.EquityAtMark(var equity, _) ->
          own.of(Figure.UNREALISED_PNL) instanceof OwnFigure.Value(var pnl)
              ? Optional.of(roundedDown(Fraction.of(equity.figure()).minus(pnl)))
              : Optional.empty();
      case Wallet.WithFeeToClose _ -> own.securedPosition().map(IsolatedPosition::isolatedMargin);
      case Wallet.Unstated _ -> Optional.empty();
    };
  }

  /** What every position is asked for, and what its venue has a field for. */
  private static List<Figure> figures(VenuePrint print) {
    List<Figure> figures = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      if (ALWAYS.contains(figure) || print.figures().containsKey(figure)) {
        figures.add(figure);
      }
    }
    if (!figures.contains(Figure.INITIAL_MARGIN_AT_MARK)
        && !figures.contains(Figure.INITIAL_MARGIN)) {
      figures.add(figures.indexOf(Figure.MAINTENANCE_MARGIN), Figure.INITIAL_MARGIN);
    }
    if (!figures.contains(Figure.EQUITY_BY_REQUIREMENT) && !figures.contains(Figure.MARGIN_RATIO)) {
      figures.add(Figure.MARGIN_RATIO);
    }
    return figures;
  }

  private static Valuation valuation(
      PositionUpdate update, MarginRules rules, ReconciliationTerms terms) {
    MarginModel model =
        terms
            .takerFeeRate()
            .map(rate -> ModelTraits.withTakerFee(rules.model(), rate))
            .orElseGet(rules::model);
    return new Valuation(update.key().side(), rules.contract(), model, terms);
  }

  private static BigDecimal roundedDown(Fraction amount) {
    return amount.exactOrRounded(Precision.AMOUNT_SCALE, RoundingMode.FLOOR);
  }
}
