package io.ringfence.domain.explain;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * What must be held: the requirement of the trigger at the mark, and the margins the venue reports.
 *
 * @param on the position's lines
 * @param model the venue's model
 */
record RequirementWorking(PositionWorking on, MarginModel model) {
  /** R(P), exact. */
  Fraction requirement() {
    return switch (Trigger.of(model, on.position())) {
      case Trigger.ByTier byTier -> withFee(byTier.feeRate(), tiered("MM", byTier));
      case Trigger.ByLeverage byLeverage ->
          withFee(byLeverage.feeRate(), byLeverage("MM", byLeverage));
      case Trigger.AtEntry(var fixed) -> new EntryWorking(on).requirement(fixed);
    };
  }

  private Fraction withFee(BigDecimal feeRate, Fraction maintenance) {
    Fraction rate = on.paper().input("f", "close fee rate in the trigger", feeRate);
    return on.paper()
        .step("R", "requirement", "MM + f V", maintenance.plus(on.value().times(rate)));
  }

  private Fraction tiered(String symbol, Trigger.ByTier trigger) {
    Fraction value = on.value();
    MaintenanceTier tier = TierLines.tier(on, trigger.schedule(), value, "V");
    return on.paper()
        .step(
            symbol,
            "maintenance at the mark",
            "m V - a",
            value.times(tier.rate()).minus(tier.maintenanceAmount()));
  }

  private Fraction byLeverage(String symbol, Trigger.ByLeverage trigger) {
    Fraction value = on.value();
    Fraction dividend = on.paper().input("n", "rate before leverage", trigger.dividend());
    Fraction leverage = on.leverage();
    return on.paper()
        .step(
            symbol,
            "maintenance at the mark",
            "n V / L",
            value.times(dividend).dividedBy(leverage));
  }

  /** The maintenance margin the venue reports, exact. */
  Fraction reportedMaintenance() {
    return switch (model) {
      case StandardMargin _, OkxTick _, Htx _, Nautilus _ -> withoutFee();
      case BybitFeeToClose it -> {
        Fraction maintenance = new EntryWorking(on).maintenance("m C - a", it.schedule());
        Fraction fee = feeToClose(it.takerFeeRate());
        yield on.paper()
            .step("MM", "maintenance as reported", "m C - a + φ", maintenance.plus(fee));
      }
      case BybitLegacyInverse it ->
          on.position().terms().maintenanceMargin().isPresent()
              ? new EntryWorking(on).requirement(it)
              : new EntryWorking(on).maintenance("MM", it.schedule());
      case FixedAtEntry it -> new EntryWorking(on).requirement(it);
    };
  }

  private Fraction withoutFee() {
    return switch (Trigger.of(model, on.position())) {
      case Trigger.ByTier byTier -> tiered("MM", byTier);
      case Trigger.ByLeverage byLeverage -> byLeverage("MM", byLeverage);
      case Trigger.AtEntry(var fixed) -> new EntryWorking(on).requirement(fixed);
    };
  }

  /** The initial margin the venue reports, exact. */
  Fraction reportedInitial() {
    Fraction initial = on.initial();
    return switch (model) {
      case BybitFeeToClose it ->
          on.paper()
              .step(
                  "IM",
                  "initial margin as reported",
                  "C/L + φ",
                  initial.plus(feeToClose(it.takerFeeRate())));
      case Nautilus it -> {
        Fraction rate = on.paper().input("n", "rate before leverage", it.rate());
        yield on.paper().step("IM", "initial margin as reported", "n C / L", initial.times(rate));
      }
      case StandardMargin _, OkxTick _, Htx _, FixedAtEntry _ -> initial;
    };
  }

  /** φ = τ (C - σ C/L): the fee at the price where the initial margin is gone. */
  private Fraction feeToClose(BigDecimal takerFeeRate) {
    Fraction rate = new EntryWorking(on).taker(takerFeeRate);
    on.sign();
    Fraction left = on.cost().minus(on.signed(on.initial()));
    return on.paper().step("φ", "fee to close", "τ (C - σ C/L)", left.times(rate));
  }
}
