package io.ringfence.domain.explain;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Works figures out on a paper and rounds them as they are shown.
 *
 * @param paper takes the lines
 * @param on the position's lines
 * @param exposure holds the figures that must come out
 * @param rules the rules the exposure was valued by
 */
record Sheet(Paper paper, PositionWorking on, MarginExposure exposure, MarginRules rules) {
  private static final String UP_18 = "up at 18 digits";
  static final String DOWN_18 = "down at 18 digits";

  RequirementWorking required() {
    return new RequirementWorking(on, rules.model());
  }

  MarginExplanation exact(Fraction worked, BigDecimal figure) {
    return proven(worked.exactOrRounded(0, RoundingMode.UNNECESSARY), figure, "exact");
  }

  MarginExplanation charged(Fraction worked, BigDecimal figure) {
    return proven(contract().charged(worked), figure, whereEndless("up"));
  }

  MarginExplanation owned(Fraction worked, BigDecimal figure) {
    return proven(contract().owned(worked), figure, whereEndless("down"));
  }

  private String whereEndless(String direction) {
    return "exact, or "
        + direction
        + " at "
        + contract().settlementScale()
        + " digits where it does not end";
  }

  MarginExplanation initialMargin() {
    Fraction notional = shownNotional();
    Fraction leverage = paper.input("L", "leverage set at the venue", exposure.leverage());
    Fraction worked =
        paper.step("IM", "initial requirement at the mark", "V / L", notional.dividedBy(leverage));
    return proven(
        worked.rounded(Precision.AMOUNT_SCALE, RoundingMode.CEILING),
        exposure.initialMargin(),
        UP_18);
  }

  /** V(P) as it is shown. */
  Fraction shownNotional() {
    Fraction value = on.value();
    BigDecimal charged = contract().charged(value);
    return value.compareTo(charged) == 0
        ? value
        : paper.step("⌈V⌉", "value, up", "⌈V⌉", Fraction.of(charged));
  }

  MarginExplanation reportedInitial() {
    Fraction figure = rules.model().initialMargin(on.position()).orElseThrow();
    return charged(required().reportedInitial(), contract().charged(figure));
  }

  MarginExplanation reportedMaintenance() {
    Fraction figure = rules.model().maintenanceMargin(on.position(), exposure.markPrice());
    return charged(required().reportedMaintenance(), contract().charged(figure));
  }

  MarginExplanation ratio() {
    Fraction equity = on.shownEquity();
    if (equity.signum() <= 0) {
      return none(exposure.marginRatio().isEmpty(), "bankrupt: equity is at most 0");
    }
    Fraction requirement = shownRequirement();
    Fraction worked =
        paper.step("ratio", "requirement by equity", "R / M", requirement.dividedBy(equity));
    return proven(
        worked.rounded(Precision.RATIO_SCALE, RoundingMode.CEILING),
        exposure.marginRatio().orElseThrow(),
        UP_18);
  }

  /** R(P) as it is shown. */
  Fraction shownRequirement() {
    Fraction requirement = required().requirement();
    BigDecimal charged = contract().charged(requirement);
    return requirement.compareTo(charged) == 0
        ? requirement
        : paper.step("⌈R⌉", "requirement, up", "⌈R⌉", Fraction.of(charged));
  }

  MarginExplanation liquidationPrice() {
    return price(
        new LiquidationWorking(on, rules.model()).price(), exposure.liquidationPrice(), noPrice());
  }

  MarginExplanation bankruptcyPrice() {
    return price(
        new BankruptcyWorking(on, rules.model()).price(),
        exposure.bankruptcyPrice(),
        "no positive price takes all margin");
  }

  private String noPrice() {
    return rules.model().isLiquidatable(on.position(), exposure.markPrice())
        ? "equity does not exceed the requirement at any price"
        : "equity exceeds the requirement at every price";
  }

  private MarginExplanation price(
      Optional<Fraction> worked, Optional<PriceRoot> figure, String whyNone) {
    if (worked.isEmpty()) {
      return none(figure.isEmpty(), whyNone);
    }
    RoundingMode towardsMark =
        exposure.side().sign() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return proven(
        worked.orElseThrow().rounded(Precision.PRICE_SCALE, towardsMark),
        figure.orElseThrow().price(exposure.side()),
        "towards the mark at 18 digits");
  }

  MarginExplanation distance() {
    Optional<Fraction> price = new LiquidationWorking(on, rules.model()).price();
    if (price.isEmpty()) {
      return none(exposure.distance().isEmpty(), noPrice());
    }
    Fraction mark = paper.input("P", "mark, quote per base", exposure.markPrice());
    Fraction gap = mark.minus(price.orElseThrow());
    Fraction worked =
        paper.step(
            "d",
            "part of the mark that can still be lost",
            exposure.side().sign() > 0 ? "(P - LP) / P" : "(LP - P) / P",
            (exposure.side().sign() > 0 ? gap : gap.negate()).dividedBy(mark));
    return proven(
        worked.rounded(Precision.RATIO_SCALE, RoundingMode.FLOOR),
        exposure.distance().orElseThrow(),
        DOWN_18);
  }

  private Contract contract() {
    return exposure.position().contract();
  }

  private MarginExplanation none(boolean figureIsNone, String because) {
    if (!figureIsNone) {
      throw new IllegalStateException("the working gave none: " + because + ", of " + exposure);
    }
    return paper.none(because);
  }

  /** The figure, which the working must have come to. */
  MarginExplanation proven(BigDecimal worked, BigDecimal figure, String rounding) {
    if (worked.compareTo(figure) != 0) {
      throw new IllegalStateException(
          "the working gave " + worked + " for " + figure + ", of " + exposure);
    }
    return paper.is(figure, rounding);
  }
}
