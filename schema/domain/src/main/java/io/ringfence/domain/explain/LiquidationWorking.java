package io.ringfence.domain.explain;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.PrintedAtTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Liquidation price. The value V* at the price is worked out and turned into a price at the end;
 * empty where it is not positive.
 *
 * @param on the position's lines
 * @param model the venue's model
 */
record LiquidationWorking(PositionWorking on, MarginModel model) {
  private static final String LIQUIDATION = "price at which equity meets the requirement";

  Optional<Fraction> price() {
    return switch (model) {
      case StandardMargin it -> byEquation(it);
      case Htx it -> byEquation(it);
      case Nautilus it -> byEquation(it);
      case BybitFeeToClose it -> byEquation(it);
      case OkxTick it -> byEquation(it.standard()).flatMap(price -> ticked(it, price));
      case EntryMaintenance it -> fixed(it);
      case PrintedAtTick it ->
          fixed(it)
              .flatMap(
                  price ->
                      PriceLines.onGrid(on, price, it.tickSize(), PriceLines.towardsTheEntry(on)));
    };
  }

  private Optional<Fraction> fixed(FixedAtEntry fixed) {
    Fraction requirement = new EntryWorking(on).requirement(fixed);
    Fraction margin = on.wallet().minus(requirement);
    on.sign();
    Fraction value =
        on.paper()
            .step(
                "V*",
                "value at which equity is R",
                "C - σ (W - R)",
                on.cost().minus(on.signed(margin)));
    return PriceLines.price(on, "LP", LIQUIDATION, value);
  }

  /** The tier is that of the price the solver found; the equation must lead there, or an edge. */
  private Optional<Fraction> byEquation(MarginModel equation) {
    Fraction bankruptcy = new BankruptcyWorking(on, model).value();
    return switch (Trigger.of(equation, on.position())) {
      case Trigger.AtEntry(var fixed) -> fixed(fixed);
      case Trigger.ByLeverage(var dividend, var fee) -> {
        Fraction rate = perLeverage(dividend, fee);
        yield PriceLines.price(
            on, "LP", LIQUIDATION, solved(bankruptcy, rate, BigDecimal.ZERO, "B / (1 - σ r)"));
      }
      case Trigger.ByTier trigger ->
          equation
              .liquidationPrice(on.position(), on.mark())
              .flatMap(root -> inTier(trigger, bankruptcy, valueAt(root)));
    };
  }

  private Fraction perLeverage(BigDecimal dividend, BigDecimal feeRate) {
    Fraction n = on.paper().input("n", "rate before leverage", dividend);
    Fraction leverage = on.leverage();
    Fraction fee = on.paper().input("f", "close fee rate in the trigger", feeRate);
    return on.paper()
        .step("r", "rate of the trigger", "n / L + f", n.dividedBy(leverage).plus(fee));
  }

  private Optional<Fraction> inTier(Trigger.ByTier trigger, Fraction bankruptcy, Fraction found) {
    MaintenanceTier tier = trigger.schedule().tierOf(on.position(), found);
    Fraction rate = Fraction.of(tier.rate().add(trigger.feeRate()));
    Fraction root = root(bankruptcy, rate, tier.maintenanceAmount());
    if (root.compareTo(found) != 0) {
      on.paper()
          .step("V*", "edge of two tiers: the requirement jumps past equity there", "edge", found);
      return PriceLines.price(on, "LP", LIQUIDATION, found);
    }
    TierLines.tier(on, trigger.schedule(), found, "V*");
    on.paper().input("f", "close fee rate in the trigger", trigger.feeRate());
    on.paper().step("r", "rate of the trigger", "m + f", rate);
    Fraction value = solved(bankruptcy, rate, tier.maintenanceAmount(), "(B - σ a) / (1 - σ r)");
    return PriceLines.price(on, "LP", LIQUIDATION, value);
  }

  private Fraction solved(Fraction bankruptcy, Fraction rate, BigDecimal amount, String formula) {
    return on.paper()
        .step("V*", "value at which equity is r V - a", formula, root(bankruptcy, rate, amount));
  }

  private Fraction root(Fraction bankruptcy, Fraction rate, BigDecimal amount) {
    Fraction divisor = Fraction.of(BigDecimal.ONE).minus(on.signed(rate));
    return bankruptcy.minus(on.signed(Fraction.of(amount))).dividedBy(divisor);
  }

  private Fraction valueAt(PriceRoot root) {
    Fraction price = Fraction.of(root.numerator(), root.denominator());
    Fraction size = Fraction.of(on.position().size());
    return switch (on.position().contract().kind()) {
      case LINEAR, QUANTO -> size.times(price);
      case INVERSE -> size.dividedBy(price);
    };
  }

  private Optional<Fraction> ticked(OkxTick okx, Fraction price) {
    Fraction tick = on.paper().input("tick", "step of the price grid", okx.tickSize());
    Fraction signed = on.position().side() == PositionSide.LONG ? tick : tick.negate();
    Fraction printed =
        on.paper()
            .step(
                "LP'", "printed: one tick nearer to the entry", "LP + s tick", price.plus(signed));
    return printed.signum() > 0 ? Optional.of(printed) : Optional.empty();
  }
}
