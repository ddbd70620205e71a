package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.sizing.SizingPlan.Check;
import io.ringfence.domain.sizing.SizingPlan.Size;
import io.ringfence.domain.sizing.SizingPlan.Step;
import io.ringfence.domain.sizing.SizingPlan.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The checks of a sizing plan, each with the figures it was made on. */
record SizingChecks(Sizing sizing, TradeBudget budget, TradeIdea idea) {
  List<Check> of(BigDecimal affordable, Optional<Size> size) {
    return List.of(
        new Check(
            Step.BUDGET,
            Verdict.PASSED,
            plain(budget.capital())
                + " x "
                + plain(budget.atRisk())
                + " = "
                + plain(budget.amount())
                + " may be lost"),
        margin(affordable, size),
        onSize(Step.LEVERAGE, size, this::leverage),
        onSize(Step.STOP, size, this::stop),
        onSize(Step.CAP, size, this::cap));
  }

  private Check margin(BigDecimal affordable, Optional<Size> size) {
    return size.map(
            it ->
                new Check(
                    Step.MARGIN,
                    Verdict.PASSED,
                    "margin " + plain(it.margin()) + " is at most " + plain(affordable)))
        .orElseGet(
            () ->
                new Check(
                    Step.MARGIN,
                    Verdict.FAILED,
                    "margin "
                        + plain(affordable)
                        + " at leverage "
                        + plain(idea.leverage())
                        + " does not reach for the step of quantity "
                        + plain(sizing.costs().quantityStep())));
  }

  private Check leverage(Size size) {
    IsolatedPosition position = size.position();
    BigDecimal most =
        sizing.rules().model().schedule().tierOf(position, position.entryValue()).maxLeverage();
    return check(
        Step.LEVERAGE,
        idea.leverage().compareTo(most) <= 0,
        "leverage must be <= " + plain(most) + " at this notional, is " + plain(idea.leverage()));
  }

  private Check stop(Size size) {
    if (idea.stopPrice().isEmpty()) {
      return new Check(Step.STOP, Verdict.FAILED, "a stop must be planned, there is none");
    }
    BigDecimal stop = idea.stopPrice().orElseThrow();
    int sign = idea.side().sign();
    boolean beyondEntry = sign * idea.entryPrice().compareTo(stop) > 0;
    boolean beforeLiquidation =
        size.liquidationPrice().map(it -> sign * it.compareToPrice(stop) < 0).orElse(true);
    return check(
        Step.STOP,
        beyondEntry && beforeLiquidation,
        "stop must lie strictly between entry "
            + plain(idea.entryPrice())
            + " and liquidation "
            + shown(size.liquidationPrice())
            + ", is "
            + plain(stop));
  }

  private Check cap(Size size) {
    BigDecimal worst = size.lossAtStop().map(size.capWithFees()::max).orElse(size.capWithFees());
    return check(
        Step.CAP,
        worst.compareTo(budget.amount()) <= 0,
        "cap with fees "
            + plain(size.capWithFees())
            + size.lossAtStop().map(it -> " and loss at the stop " + plain(it)).orElse("")
            + " must be <= "
            + plain(budget.amount()));
  }

  private static Check onSize(Step step, Optional<Size> size, Function<Size, Check> check) {
    return size.map(check)
        .orElseGet(() -> new Check(step, Verdict.NOT_REACHED, "there is no size to check"));
  }

  private static Check check(Step step, boolean passed, String finding) {
    return new Check(step, passed ? Verdict.PASSED : Verdict.FAILED, finding);
  }

  private String shown(Optional<PriceRoot> price) {
    return price.map(it -> plain(it.price(idea.side()))).orElse("none");
  }

  private static String plain(BigDecimal figure) {
    return Precision.canonical(figure);
  }
}
