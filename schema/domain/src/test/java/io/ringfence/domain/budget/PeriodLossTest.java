package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.START;
import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The example of the risk definitions: a budget of 100 that is deployed again after each of five
 * liquidations loses 500, and must show it.
 */
class PeriodLossTest {
  private final NodeBook desk = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
  private final BudgetMonitor open =
      desk.add(Holdings.budget(BudgetMetric.OPEN_CAPITAL_AT_RISK, "100", "100", "USDT"));
  private final BudgetMonitor period =
      desk.add(Holdings.budget(BudgetMetric.PERIOD_LOSS, "100", "100", "USDT"));

  private String used(BudgetMonitor monitor, Instant at) {
    return desk.use(monitor.budget(), at).used().map(BigDecimal::intValueExact).orElseThrow() + "";
  }

  @Test
  void aLiquidationNeverRefillsThePeriodBudget() {
    List<String> use = new ArrayList<>();
    List<String> states = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      Instant at = START.plusSeconds(round * 60L);
      desk.apply("USDT", BTC, Holdings.holding("100", "100", "900", "900"));
      desk.evaluate(at);
      use.add(used(open, at) + "/" + used(period, at));
      desk.apply("USDT", BTC, NodeContribution.EMPTY);
      desk.realise("USDT", Holdings.liquidation("100"), at.plusSeconds(30));
      desk.evaluate(at.plusSeconds(30));
      use.add(used(open, at.plusSeconds(30)) + "/" + used(period, at.plusSeconds(30)));
      states.add(open.standing().orElseThrow().state() + "/" + state(period));
    }

    assertThat(use)
        .containsExactly(
            "100/100", "0/100", "100/200", "0/200", "100/300", "0/300", "100/400", "0/400",
            "100/500", "0/500");
    assertThat(states)
        .containsExactly(
            "WITHIN/WITHIN", "WITHIN/BREACH", "WITHIN/BREACH", "WITHIN/BREACH", "WITHIN/BREACH");
    assertThat(period.standing().orElseThrow().since()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void aCloseOfWhichNobodySaidTheResultNeverLeavesAKnownWithinUntilTheDayEnds() {
    desk.apply("USDT", BTC, Holdings.holding("60", "60", "900", "900"));
    desk.evaluate(START);
    assertThat(state(period)).isEqualTo(BudgetState.WITHIN);
    Instant closed = START.plusSeconds(60);
    desk.apply("USDT", BTC, NodeContribution.EMPTY);
    desk.realise("USDT", UNSAID, closed);
    desk.evaluate(closed);
    assertThat(state(period)).isEqualTo(BudgetState.UNKNOWN_AT_LEAST);
    assertThat(state(open)).isEqualTo(BudgetState.WITHIN);
    BudgetUse use = desk.use(period.budget(), closed);
    assertThat(use.unknownCount()).isEqualTo(1);
    assertThat(use.knownPart()).isZero();
    NodeBook restored = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    desk.realisedStates(closed).forEach(restored::restoreRealised);
    assertThat(restored.use(period.budget(), closed)).isEqualTo(use);
    desk.realise("USDT", Holdings.realised("-101"), closed);
    desk.evaluate(closed);
    assertThat(state(period)).as("known alone to be beyond").isEqualTo(BudgetState.BREACH);
    assertThat(desk.use(period.budget(), START.plusSeconds(86_400)).isKnown()).isTrue();
  }

  @Test
  void aSaidResultCountsAndIsKnownAndOneInAnotherAssetIsUnknown() {
    desk.realise("USDT", Holdings.realised("-40.5"), START);
    assertThat(desk.use(period.budget(), START).used().orElseThrow()).isEqualByComparingTo("40.5");
    desk.realise("USDC", UNSAID, START);
    assertThat(desk.use(period.budget(), START).unknownCount()).isEqualTo(1);
  }

  private static final Realised UNSAID =
      new Realised(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 1);

  private static BudgetState state(BudgetMonitor monitor) {
    return monitor.standing().orElseThrow().state();
  }

  @Test
  void anOpenBreachIsCarriedOverTheDayCutAndEndsByItsOwnFigures() {
    Instant cut = Instant.parse("2025-10-11T00:00:00Z");
    desk.realise("USDT", Holdings.liquidation("150"), START);
    desk.evaluate(START);
    assertThat(state(period)).isEqualTo(BudgetState.BREACH);

    assertThat(desk.evaluate(cut).changes()).isEmpty();
    List<BudgetChange> after = desk.evaluate(cut.plusSeconds(1)).changes();

    assertThat(after).singleElement().extracting("state").isEqualTo(BudgetState.WITHIN);
    assertThat(desk.exposures(cut.plusSeconds(1)).getFirst().sinceStart().pnl())
        .isEqualByComparingTo(dec(-150));
  }

  @Test
  void aLossInAnotherAssetLeavesThePeriodLossUnknownAlsoAfterThePositionEnded() {
    desk.apply("USDC", BTC, Holdings.holding("100", "100", "900", "900"));
    assertThat(desk.use(period.budget(), START).isKnown()).isFalse();

    desk.apply("USDC", BTC, NodeContribution.EMPTY);
    desk.realise("USDC", Holdings.liquidation("100"), START);

    assertThat(desk.use(period.budget(), START).isKnown()).isFalse();
    assertThat(desk.use(open.budget(), START).isKnown()).isTrue();
    Instant nextDay = START.plusSeconds(86_400);
    assertThat(desk.use(period.budget(), nextDay).isKnown()).isTrue();
  }
}
