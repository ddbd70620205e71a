package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our way from a payload's inputs to our figures.
 *
 * @param side direction of the position
 * @param contract how quantity becomes value
 * @param model the venue's formulas, with the account's own fee
 * @param terms what neither payload nor pack says
 */
record Valuation(
    PositionSide side, Contract contract, MarginModel model, ReconciliationTerms terms) {

  /** Our figures of a holding. */
  OwnFigures of(Holding holding) {
    return new OwnFigures(
        model,
        holding.mark(),
        OwnPosition.entered(holding, contract, side),
        OwnPosition.secured(holding, contract, side, takerFeeRate()));
  }

  /**
   * Our figures of the same holding with one input each moved by what the venue may know beyond its
   * printed digits; none where it computes with what it prints.
   */
  List<OwnFigures> nearby(Holding holding) {
    List<OwnFigures> nearby = new ArrayList<>();
    holding
        .entryPrice()
        .filter(it -> it.unit().signum() > 0)
        .ifPresent(it -> nearby.add(of(withEntry(holding, moved(it)))));
    movedWallet(holding.wallet()).ifPresent(it -> nearby.add(of(withWallet(holding, it))));
    return nearby;
  }

  /** Step of the instrument's prices; empty: unknown, prices are judged by their digits. */
  Optional<BigDecimal> tickSize() {
    return terms.tickSize().or(() -> ModelTraits.tickSize(model));
  }

  private Optional<BigDecimal> takerFeeRate() {
    return terms.takerFeeRate().or(() -> ModelTraits.takerFeeRate(model));
  }

  private static Optional<Wallet> movedWallet(Wallet wallet) {
    return switch (wallet) {
      case Wallet.Stated _, Wallet.Unstated _ -> Optional.empty();
      case Wallet.EquityAtMark(var equity, var field) ->
          equity.unit().signum() == 0
              ? Optional.empty()
              : Optional.of(new Wallet.EquityAtMark(moved(equity), field));
      case Wallet.WithFeeToClose(var balance, var field) ->
          balance.unit().signum() == 0
              ? Optional.empty()
              : Optional.of(new Wallet.WithFeeToClose(moved(balance), field));
    };
  }

  private static Reading moved(Reading reading) {
    return Reading.exact(reading.figure().add(reading.unit()));
  }

  private static Holding withEntry(Holding it, Reading entry) {
    return new Holding(it.quantity(), Optional.of(entry), it.wallet(), it.leverage(), it.mark());
  }

  private static Holding withWallet(Holding it, Wallet wallet) {
    return new Holding(it.quantity(), it.entryPrice(), wallet, it.leverage(), it.mark());
  }
}
