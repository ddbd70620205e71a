package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.ETH;
import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.budget.Holdings.budget;
import static io.ringfence.domain.budget.Holdings.holding;
import static io.ringfence.domain.budget.Holdings.liquidation;
import static io.ringfence.domain.budget.Holdings.realised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.NodePath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeBookTest {
  private static final Instant BEFORE_CUT = Instant.parse("2025-10-10T23:59:59Z");
  private static final Instant AT_CUT = Instant.parse("2025-10-11T00:00:00Z");
  private static final Instant AFTER_CUT = Instant.parse("2025-10-11T00:00:01Z");

  private final NodeBook node = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);

  private NodeExposure only(Instant at) {
    assertThat(node.exposures(at)).hasSize(1);
    return node.exposures(at).getFirst();
  }

  @Test
  void aLossIsOpenCapitalBeforeALiquidationAndPeriodLossAfterIt() {
    node.apply("USDT", BTC, holding("100", "40", "900", "900"));
    assertThat(only(second(0)).openCapitalAtRisk()).isEqualByComparingTo("100");
    assertThat(only(second(0)).periodLoss()).isEqualByComparingTo("100");

    node.apply("USDT", BTC, NodeContribution.EMPTY);
    node.realise("USDT", liquidation("100"), second(1));

    assertThat(only(second(1)).openCapitalAtRisk()).isZero();
    assertThat(only(second(1)).periodLoss()).isEqualByComparingTo("100");
  }

  @Test
  void aGainOfTheDayDoesNotLowerThePeriodLossBelowTheOpenCapital() {
    node.apply("USDT", BTC, holding("100", "140", "900", "900"));
    node.realise("USDT", realised("30"), second(0));

    assertThat(only(second(1)).periodLoss()).isEqualByComparingTo("100");
  }

  @Test
  void aGainOfTheDayIsNettedWithItsLosses() {
    node.realise("USDT", realised("30"), second(0));
    node.realise("USDT", liquidation("100"), second(1));

    assertThat(only(second(1)).periodLoss()).isEqualByComparingTo("70");
  }

  @Test
  void theDayCutBeginsANewSumAndKeepsTheOneSinceTheStart() {
    node.realise("USDT", liquidation("100"), BEFORE_CUT);
    assertThat(only(AT_CUT).periodLoss()).isEqualByComparingTo("100");

    node.realise("USDT", liquidation("7"), AT_CUT);
    assertThat(only(AT_CUT).periodLoss()).isEqualByComparingTo("107");

    assertThat(only(AFTER_CUT).periodLoss()).isZero();
    node.realise("USDT", liquidation("1"), AFTER_CUT);
    assertThat(only(AFTER_CUT).periodLoss()).isEqualByComparingTo("1");
    assertThat(only(AFTER_CUT).sinceStart().loss()).isEqualByComparingTo("108");
    assertThat(only(AFTER_CUT).sinceStart().liquidations()).isEqualTo(3);
  }

  @Test
  void assetsAreShownSeparatelyAndNeverAdded() {
    node.apply("USDT", BTC, holding("100", "100", "900", "900"));
    node.apply("USDC", ETH, holding("50", "50", "400", "400"));

    assertThat(node.exposures(second(0)))
        .extracting(
            NodeExposure::settlementAsset, exposure -> exposure.openCapitalAtRisk().intValue())
        .containsExactly(tuple("USDC", 50), tuple("USDT", 100));
  }

  @Test
  void budgetsAreEvaluatedOnceForAnInstantAndReportTransitionsOnly() {
    node.add(budget(BudgetMetric.ISOLATED_MARGIN, "80", "120", "USDT"));
    node.apply("USDT", BTC, holding("100", "100", "900", "900"));
    assertThat(node.evaluate(second(0)).changes()).hasSize(1);
    assertThat(node.evaluate(second(1)).changes()).isEmpty();

    node.apply("USDT", ETH, holding("30", "30", "900", "900"));

    assertThat(node.evaluate(second(2)).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.state()).isEqualTo(BudgetState.BREACH);
              assertThat(change.previous()).isEqualTo(BudgetState.WARNING);
              assertThat(change.use().used().orElseThrow()).isEqualByComparingTo(dec(130));
              assertThat(change.at()).isEqualTo(second(2));
            });
  }

  @Test
  void aBudgetOfAnotherNodeIsRefused() {
    var desk = new NodeBook(NodePath.desk("alpha"), DayCut.UTC_MIDNIGHT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.add(budget(BudgetMetric.ISOLATED_MARGIN, "1", "2", "USDT")))
        .withMessage("budget must be of node firm/alpha, was of firm");
  }

  @Test
  void aRestoredNodeGoesOnAsTheOneItWasTakenFrom() {
    node.realise("USDT", liquidation("100"), BEFORE_CUT);
    var restored = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    node.realisedStates(BEFORE_CUT).forEach(restored::restoreRealised);

    assertThat(restored.exposures(AT_CUT)).isEqualTo(node.exposures(AT_CUT));
    assertThat(restored.exposures(AFTER_CUT)).isEqualTo(node.exposures(AFTER_CUT));
  }
}
