package io.ringfence.domain.sizing;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.operation.FeePayer;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.sizing.SizingPlan.Check;
import io.ringfence.domain.sizing.SizingPlan.Size;
import io.ringfence.domain.sizing.SizingPlan.Step;
import io.ringfence.domain.sizing.SizingPlan.Verdict;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SizingTest {
  private static final TradeBudget ONE_PERCENT = new TradeBudget(dec(100_000), dec("0.01"));

  private static SizingPlan plan(FeePayer payer, TradeIdea idea) {
    var costs = new TradeCosts(dec("0.001"), dec("0.001"), payer);
    return new Sizing(SampleRules.of(Contract.LINEAR), costs).plan(ONE_PERCENT, idea);
  }

  private static TradeIdea idea(PositionSide side, String leverage, String stop) {
    return new TradeIdea(side, dec(100), dec(leverage), Optional.of(dec(stop)));
  }

  private static Verdict verdict(SizingPlan plan, Step step) {
    return plan.checks().get(step.ordinal()).verdict();
  }

  @Test
  void fiveStepsTurnCapitalAndRiskIntoAPositionWhoseCapIsTheBudget() {
    SizingPlan plan = plan(FeePayer.WALLET, idea(PositionSide.LONG, "5", "90"));
    Size size = plan.size().orElseThrow();

    assertThat(plan.accepted()).as("%s", plan.checks()).isTrue();
    assertThat(plan.budget()).isEqualByComparingTo("1000");
    assertThat(size.margin()).isEqualByComparingTo("1000");
    assertThat(size.position().quantity()).isEqualByComparingTo("50");
    assertThat(size.notional()).isEqualByComparingTo("5000");
    assertThat(size.openingFee()).isEqualByComparingTo("5");
    assertThat(size.position().isolatedMargin()).isEqualByComparingTo("995");
    assertThat(size.lossAtStop().orElseThrow()).isEqualByComparingTo("509.5");
    assertThat(size.capWithFees()).isEqualByComparingTo("1000");
  }

  @Test
  void aFeeTheAccountPaysLeavesLessMarginInsideTheSameBudget() {
    SizingPlan plan = plan(FeePayer.ACCOUNT, idea(PositionSide.SHORT, "5", "110"));
    Size size = plan.size().orElseThrow();

    assertThat(plan.accepted()).as("%s", plan.checks()).isTrue();
    // 1000 / (1 + 0.001 x 5) = 995.02…, times 5 by 100 is 49.751 in whole steps.
    assertThat(size.position().quantity()).isEqualByComparingTo("49.751");
    assertThat(size.position().isolatedMargin()).isEqualByComparingTo("995.02");
    assertThat(size.capWithFees()).isEqualByComparingTo("999.9951");
  }

  @Test
  void aStopAtOrBeyondLiquidationOrTheEntryFailsItsStep() {
    // Liquidation of this long lies at (5000 - 995) / (50 x 0.99) = 80.90…
    for (String stop : new String[] {"80.9", "80", "100", "101"}) {
      SizingPlan plan = plan(FeePayer.WALLET, idea(PositionSide.LONG, "5", stop));
      assertThat(verdict(plan, Step.STOP)).as(stop).isEqualTo(Verdict.FAILED);
    }
    SizingPlan between = plan(FeePayer.WALLET, idea(PositionSide.LONG, "5", "80.91"));
    assertThat(verdict(between, Step.STOP)).isEqualTo(Verdict.PASSED);
    assertThat(between.checks().get(3).finding())
        .startsWith("stop must lie strictly between entry 100 and liquidation 80.909");
  }

  @Test
  void withoutAStopThePlanIsNotAccepted() {
    var idea = new TradeIdea(PositionSide.LONG, dec(100), dec(5), Optional.empty());
    SizingPlan plan = plan(FeePayer.WALLET, idea);
    assertThat(plan.accepted()).isFalse();
    assertThat(verdict(plan, Step.STOP)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(plan, Step.CAP)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aLeverageAboveTheTierFailsItsStep() {
    SizingPlan plan = plan(FeePayer.WALLET, idea(PositionSide.LONG, "51", "99.5"));
    assertThat(verdict(plan, Step.LEVERAGE)).isEqualTo(Verdict.FAILED);
    assertThat(plan.accepted()).isFalse();
  }

  @Test
  void aBudgetBelowOneStepOfQuantityHasNoSizeAndSaysSo() {
    var costs = new TradeCosts(dec(1_000), dec("0.001"), FeePayer.WALLET);
    SizingPlan plan =
        new Sizing(SampleRules.of(Contract.LINEAR), costs)
            .plan(ONE_PERCENT, idea(PositionSide.LONG, "5", "90"));
    assertThat(plan.size()).isEmpty();
    assertThat(plan.checks())
        .extracting(Check::verdict)
        .containsExactly(
            Verdict.PASSED,
            Verdict.FAILED,
            Verdict.NOT_REACHED,
            Verdict.NOT_REACHED,
            Verdict.NOT_REACHED);
    assertThat(plan.checks().get(1).finding())
        .isEqualTo("margin 1000 at leverage 5 does not reach for the step of quantity 1000");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void theCapWithFeesFitsTheBudgetAndOneStepMoreWouldNot(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 20; i++) {
      Contract contract =
          dice.oneOf(
              Contract.LINEAR,
              new Contract(ContractKind.INVERSE, dec(100), 8),
              new Contract(ContractKind.QUANTO, dec("0.0001"), 8));
      var costs =
          new TradeCosts(dec(1), dice.between("0", "0.001", 5), dice.oneOf(FeePayer.values()));
      var idea =
          new TradeIdea(
              dice.side(),
              dice.between("50", "5000", 2),
              dice.between("1", "50", 0),
              Optional.of(dice.between("50", "5000", 2)));
      var budget = new TradeBudget(dice.between("10", "100000", 2), dice.between("0.001", "1", 3));

      SizingPlan plan = new Sizing(SampleRules.of(contract), costs).plan(budget, idea);
      plan.size().ifPresent(size -> assertLargest(plan, size, costs, idea));
    }
  }

  private static void assertLargest(SizingPlan plan, Size size, TradeCosts costs, TradeIdea idea) {
    assertThat(size.capWithFees()).isLessThanOrEqualTo(plan.budget());
    Contract contract = size.position().contract();
    BigDecimal more = size.position().quantity().add(costs.quantityStep());
    BigDecimal margin = Gearing.margin(contract, more, idea.entryPrice(), idea.leverage());
    var value = contract.value(contract.size(more), idea.entryPrice());
    BigDecimal fee =
        costs.feePayer() == FeePayer.ACCOUNT ? costs.fee(contract, value) : BigDecimal.ZERO;
    // Two roundings up, of a margin and of a fee, and the affordable margin's rounding down.
    BigDecimal units = dec(3).movePointLeft(contract.settlementScale());
    assertThat(margin.add(fee).add(units)).isGreaterThan(plan.budget());
  }

  @Test
  void aFigureOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradeBudget(dec(1), dec("1.01")))
        .withMessage("atRisk must be <= 1, was 1.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradeCosts(dec(0), dec(0), FeePayer.WALLET))
        .withMessage("quantityStep must be > 0, was 0");
  }
}
