package io.ringfence.domain.explain;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Requirements that are fixed when a position is entered.
 *
 * @param on the position's lines
 */
record EntryWorking(PositionWorking on) {
  /** R, what equity must exceed. */
  Fraction requirement(FixedAtEntry model) {
    Optional<BigDecimal> printed = on.position().terms().maintenanceMargin();
    if (printed.isPresent()) {
      return on.paper().input("R", "maintenance margin the venue printed", printed.orElseThrow());
    }
    return switch (model) {
      case EntryMaintenance entry -> maintenance("R", entry.schedule());
      case BybitLegacyRounded rounded -> rateOnCost("R", rounded.schedule());
      case KucoinV1 kucoin -> kucoin(kucoin);
      case BybitLegacyInverse legacy -> legacyInverse(legacy);
      case Bitmex bitmex -> bitmex(bitmex);
    };
  }

  /** m C - a by the tier at entry. */
  Fraction maintenance(String symbol, TierSchedule schedule) {
    Fraction cost = on.cost();
    MaintenanceTier tier = tier(schedule, cost);
    return on.paper()
        .step(
            symbol,
            "maintenance at entry",
            "m C - a",
            cost.times(tier.rate()).minus(tier.maintenanceAmount()));
  }

  private Fraction rateOnCost(String symbol, TierSchedule schedule) {
    Fraction cost = on.cost();
    MaintenanceTier tier = TierLines.rate(on, schedule, cost, "C");
    return on.paper().step(symbol, "rate on the value at entry", "m C", cost.times(tier.rate()));
  }

  private MaintenanceTier tier(TierSchedule schedule, Fraction cost) {
    return TierLines.tier(on, schedule, cost, "C");
  }

  private Fraction kucoin(KucoinV1 model) {
    Fraction maintenance = rateOnCost("m C", model.schedule());
    Fraction rate = taker(model.takerFeeRate());
    Fraction base =
        on.initial()
            .plus(on.cost())
            .plus(on.added().dividedBy(BigDecimal.ONE.subtract(model.takerFeeRate())));
    Fraction fee =
        on.paper().step("φ", "fee to close, frozen", "τ (C + C/L + A / (1 - τ))", base.times(rate));
    return on.paper().step("R", "requirement", "m C + φ", maintenance.plus(fee));
  }

  private Fraction legacyInverse(BybitLegacyInverse model) {
    Fraction maintenance = maintenance("m C - a", model.schedule());
    Fraction bankruptcy = valueAtBankruptcy(model.takerFeeRate());
    Fraction fee =
        on.paper()
            .step(
                "φ",
                "fee of the closing trade at bankruptcy",
                "τ max(0, V(BP))",
                bankruptcy.max(Fraction.ZERO).times(model.takerFeeRate()));
    return on.paper().step("R", "requirement", "m C - a + φ", maintenance.plus(fee));
  }

  /** V at which the wallet just pays the closing fee: (C - σ W) / (1 - σ τ). */
  Fraction valueAtBankruptcy(BigDecimal takerFeeRate) {
    Fraction rate = taker(takerFeeRate);
    Fraction line = on.cost().minus(on.signed(on.wallet()));
    on.sign();
    Fraction value = line.dividedBy(Fraction.of(BigDecimal.ONE).minus(on.signed(rate)));
    return on.paper()
        .step(
            "V(BP)",
            "value at which the wallet just pays the closing fee",
            "(C - σ W) / (1 - σ τ)",
            value);
  }

  private Fraction bitmex(Bitmex model) {
    Fraction maintenance = rateOnCost("m C", model.schedule());
    Fraction rate = taker(model.takerFeeRate());
    Fraction commission =
        roundedUp("φ", "fee to close", "⌈τ (C + C/L)⌉", on.initial().plus(on.cost()).times(rate));
    return roundedUp("R", "requirement", "⌈m C + φ⌉", maintenance.plus(commission));
  }

  private Fraction roundedUp(String symbol, String meaning, String formula, Fraction amount) {
    int scale = on.position().contract().settlementScale();
    BigDecimal rounded = amount.rounded(scale, RoundingMode.CEILING);
    return on.paper()
        .step(symbol, meaning + ", up at " + scale + " digits", formula, Fraction.of(rounded));
  }

  /** τ with its line. */
  Fraction taker(BigDecimal rate) {
    return on.paper().input("τ", "taker fee rate", rate);
  }
}
