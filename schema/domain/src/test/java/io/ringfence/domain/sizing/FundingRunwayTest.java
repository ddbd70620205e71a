package io.ringfence.domain.sizing;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.sizing.FundingRunway.Settlement;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FundingRunwayTest {
  private static Optional<FundingRunway> runway(PositionSide side, String wallet, String rate) {
    var position = new IsolatedPosition(side, dec(1), dec(100), dec(wallet));
    return FundingRunway.of(
        SampleRules.STANDARD, position, new Settlement(dec(100), dec(rate), dec(8)));
  }

  @Test
  void theSettlementThatMeetsTheRequirementEndsTheRunway() {
    // 5 over a requirement of 1, half a unit each time: the eighth leaves 1, and equality counts.
    FundingRunway eighth = runway(PositionSide.LONG, "5", "0.005").orElseThrow();
    assertThat(eighth.settlements()).isEqualTo(8);
    assertThat(eighth.hours()).isEqualByComparingTo("64");
    assertThat(eighth.payment()).isEqualByComparingTo("0.5");
    assertThat(runway(PositionSide.LONG, "5.01", "0.005").orElseThrow().settlements()).isEqualTo(9);
    assertThat(runway(PositionSide.SHORT, "5", "-0.005").orElseThrow().settlements()).isEqualTo(8);
    assertThat(runway(PositionSide.LONG, "1", "0.005").orElseThrow().settlements()).isZero();
  }

  @Test
  void whereTheAccountPaysFirstItsBalanceLengthensTheRunway() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(5));
    var settlement = new Settlement(dec(100), dec("0.005"), dec(1));
    assertThat(
            FundingRunway.of(SampleRules.STANDARD, position, settlement, dec("1.2"))
                .orElseThrow()
                .hours())
        .isEqualByComparingTo("11");
  }

  @Test
  void whoReceivesOrPaysNothingHasNoRunway() {
    assertThat(runway(PositionSide.SHORT, "5", "0.005")).isEmpty();
    assertThat(runway(PositionSide.LONG, "5", "-0.005")).isEmpty();
    assertThat(runway(PositionSide.LONG, "5", "0")).isEmpty();
    assertThat(runway(PositionSide.LONG, "5", "0.0000000000000000000001")).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void thePositionLivesThroughAllSettlementsButTheLast(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 20; i++) {
      AnyMargin any = AnyMargin.random(dice);
      var settlement = new Settlement(any.mark(), dice.between("-0.003", "0.003", 6), dec(8));
      FundingRunway.of(any.model(), any.position(), settlement)
          .filter(it -> it.settlements() > 0)
          .ifPresent(it -> assertEndsAt(any, it));
    }
  }

  private static void assertEndsAt(AnyMargin any, FundingRunway runway) {
    assertThat(liquidatable(any, runway, runway.settlements())).isTrue();
    assertThat(liquidatable(any, runway, runway.settlements() - 1)).isFalse();
  }

  private static boolean liquidatable(AnyMargin any, FundingRunway runway, long settlements) {
    BigDecimal paid = runway.payment().multiply(dec(settlements)).negate();
    return any.model().isLiquidatable(any.position().plusMargin(paid), any.mark());
  }

  @Test
  void settlementsFollowTheVenuesIntervalAndCapAndAreUnknownWithoutAnInterval() {
    FundingRule capped =
        new FundingRule(
            FundingRule.Price.MARK,
            FundingRule.Payer.WALLET,
            Optional.of(dec("4")),
            Optional.of(dec("0.003")));

    assertThat(Settlement.under(capped, dec("100"), dec("-0.005")))
        .contains(new Settlement(dec("100"), dec("-0.003"), dec("4")));
    assertThat(Settlement.under(capped, dec("100"), dec("0.001")))
        .contains(new Settlement(dec("100"), dec("0.001"), dec("4")));
    assertThat(Settlement.under(FundingRule.MARK_FROM_WALLET, dec("100"), dec("0.001"))).isEmpty();
  }
}
