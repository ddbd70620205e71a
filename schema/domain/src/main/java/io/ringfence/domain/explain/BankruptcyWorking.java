package io.ringfence.domain.explain;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Bankruptcy price, and the value B at which equity is 0 that the liquidation price starts from;
 * empty where it is not positive.
 *
 * @param on the position's lines
 * @param model the venue's model
 */
record BankruptcyWorking(PositionWorking on, MarginModel model) {
  Optional<Fraction> price() {
    return switch (model) {
      case StandardMargin _, Htx _, Nautilus _, OkxTick _, EntryMaintenance _, BybitFeeToClose _ ->
          priced(value());
      case BybitLegacyInverse it ->
          priced(new EntryWorking(on).valueAtBankruptcy(it.takerFeeRate()));
      case BybitLegacyRounded it ->
          priced(value())
              .flatMap(
                  price ->
                      PriceLines.onGrid(on, price, it.tickSize(), PriceLines.towardsTheEntry(on)));
      case Bitmex it ->
          priced(postedGone())
              .flatMap(
                  price ->
                      PriceLines.onGrid(on, price, it.tickSize(), PriceLines.towardsTheEntry(on)));
      case KucoinV1 it ->
          priced(postedGone())
              .flatMap(
                  price ->
                      PriceLines.onGrid(on, price, it.tickSize(), PriceLines.awayFromTheEntry(on)));
    };
  }

  private Optional<Fraction> priced(Fraction value) {
    on.paper().step("V*", "value at which the margin is gone", "B", value);
    return PriceLines.price(on, "BP", "price at which the margin is gone", value);
  }

  /** B = C - σ W, with what the venue counts of W. */
  Fraction value() {
    Fraction counted = counted();
    on.sign();
    return on.paper()
        .step(
            "B",
            "value at which equity is 0",
            model instanceof BybitFeeToClose ? "C - σ W'" : "C - σ W",
            on.cost().minus(on.signed(counted)));
  }

  private Fraction postedGone() {
    Fraction posted = on.posted();
    on.sign();
    return on.paper()
        .step(
            "B",
            "value at which what was posted is gone",
            "C - σ W'",
            on.cost().minus(on.signed(posted)));
  }

  /** W; of margin added to an inverse position Bybit counts only what pays no closing fee. */
  private Fraction counted() {
    Fraction wallet = on.wallet();
    if (!(model instanceof BybitFeeToClose bybit)) {
      return wallet;
    }
    return switch (on.position().contract().kind()) {
      case LINEAR, QUANTO -> on.paper().step("W'", "wallet that counts", "W", wallet);
      case INVERSE -> {
        Fraction added = on.added();
        Fraction rate = new EntryWorking(on).taker(bybit.takerFeeRate());
        Fraction divisor = Fraction.of(BigDecimal.ONE).minus(on.signed(rate));
        yield on.paper()
            .step(
                "W'",
                "wallet that counts",
                "W - A + A / (1 - σ τ)",
                wallet.minus(added).plus(added.dividedBy(divisor)));
      }
    };
  }
}
