package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A position as our formulas take it, made from nothing but what the payload states. */
sealed interface OwnPosition {
  /**
   * One that can be valued.
   *
   * @param position it, re-based on the mark where the payload states the equity there
   * @param assumption what it rests on beyond the payload, in words
   */
  record Known(IsolatedPosition position, Optional<String> assumption) implements OwnPosition {}

  /**
   * One that cannot.
   *
   * @param input the input that is unknown
   */
  record Unknown(String input) implements OwnPosition {}

  /** The position with its entry; its wallet is of no account: for what depends on entry only. */
  static OwnPosition entered(Holding holding, Contract contract, PositionSide side) {
    return holding
        .entryPrice()
        .<OwnPosition>map(entry -> known(holding, contract, side, entry.figure(), BigDecimal.ZERO))
        .orElseGet(() -> new Unknown("entryPrice"));
  }

  /**
   * The position with its wallet.
   *
   * @param takerFeeRate the account's taker rate; empty: unknown
   */
  static OwnPosition secured(
      Holding holding, Contract contract, PositionSide side, Optional<BigDecimal> takerFeeRate) {
    return switch (holding.wallet()) {
      case Wallet.Stated(var amount, _) ->
          holding
              .entryPrice()
              .<OwnPosition>map(it -> known(holding, contract, side, it.figure(), amount))
              .orElseGet(() -> new Unknown("entryPrice"));
      case Wallet.EquityAtMark(var equity, _) ->
          holding
              .mark()
              .<OwnPosition>map(mark -> known(holding, contract, side, mark, equity.figure()))
              .orElseGet(() -> new Unknown("markPrice"));
      case Wallet.WithFeeToClose(var balance, _) ->
          takerFeeRate
              .map(rate -> withoutFeeToClose(entered(holding, contract, side), balance, rate))
              .orElseGet(() -> new Unknown("takerFeeRate"));
      case Wallet.Unstated _ -> atLeverage(entered(holding, contract, side));
    };
  }

  /** W = (B - τ C) / (1 - σ τ): what is left of the balance B when the fee τ (C - σ W) is out. */
  private static OwnPosition withoutFeeToClose(
      OwnPosition entered, Reading balance, BigDecimal takerFeeRate) {
    return switch (entered) {
      case Unknown _ -> entered;
      case Known(var position, _) -> {
        Fraction fee = position.entryValue().times(takerFeeRate);
        BigDecimal signed = position.valueSign() > 0 ? takerFeeRate : takerFeeRate.negate();
        Fraction wallet =
            Fraction.of(balance.figure()).minus(fee).dividedBy(BigDecimal.ONE.subtract(signed));
        yield new Known(position.withMargin(roundedDown(wallet)), Optional.empty());
      }
    };
  }

  private static OwnPosition atLeverage(OwnPosition entered) {
    return switch (entered) {
      case Unknown _ -> entered;
      case Known(var position, _) ->
          position
              .terms()
              .leverage()
              .<OwnPosition>map(
                  leverage ->
                      new Known(
                          position.withMargin(
                              roundedDown(position.entryValue().dividedBy(leverage))),
                          Optional.of("wallet not in the payload: V(E) / L assumed")))
              .orElseGet(() -> new Unknown("isolated wallet"));
    };
  }

  private static BigDecimal roundedDown(Fraction amount) {
    return amount.exactOrRounded(Precision.AMOUNT_SCALE, RoundingMode.FLOOR);
  }

  private static Known known(
      Holding holding, Contract contract, PositionSide side, BigDecimal entry, BigDecimal margin) {
    VenueTerms terms =
        holding.leverage().map(VenueTerms.NONE::withLeverage).orElse(VenueTerms.NONE);
    return new Known(
        new IsolatedPosition(contract, side, holding.quantity(), entry, margin, terms),
        Optional.empty());
  }
}
