package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.ETH;
import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.budget.Holdings.budget;
import static io.ringfence.domain.budget.Holdings.holding;
import static io.ringfence.domain.budget.Holdings.instrument;
import static io.ringfence.domain.budget.Holdings.unmarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetMeasureTest {
  private final NodeBook node = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);

  private BudgetUse use(BudgetMetric metric, String currency) {
    return node.use(budget(metric, "1", "2", currency), second(0));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @CsvSource({
    "OPEN_CAPITAL_AT_RISK, 150",
    "PERIOD_LOSS, 170",
    "ISOLATED_MARGIN, 150",
    "GROSS_NOTIONAL, 1600",
    "NET_NOTIONAL, 200",
    "LEVERAGE, 10.666666666666666667",
    "CONCENTRATION_ASSET, 0.5625",
    "CONCENTRATION_VENUE, 1",
    "UNSTOPPED_POSITIONS, 2",
  })
  void everyMetricMeasuresWhatItSays(BudgetMetric metric, String expected) {
    node.apply("USDT", BTC, holding("100", "90", "900", "-900"));
    node.apply("USDT", ETH, holding("50", "60", "700", "700"));
    node.realise("USDT", Holdings.realised("-20"), second(0));

    assertThat(use(metric, "USDT").used().orElseThrow()).isEqualByComparingTo(expected);
  }

  @Test
  void theGapLossIsUnknownWhereOnePositionHasNoShock() {
    node.apply("USDT", BTC, holding("100", "90", "900", "-900").withGapLoss(new BigDecimal("90")));
    node.apply("USDT", ETH, holding("50", "60", "700", "700"));

    BudgetUse use = use(BudgetMetric.GAP_LOSS, "USDT");
    assertThat(use.isKnown()).isFalse();
    assertThat(use.knownPart()).isEqualByComparingTo("90");
  }

  @Test
  void theGapLossIsTheSumOfWhatEveryInstrumentLoses() {
    node.apply("USDT", BTC, holding("100", "90", "900", "-900").withGapLoss(new BigDecimal("90")));
    node.apply("USDT", ETH, holding("50", "60", "700", "700").withGapLoss(new BigDecimal("12.5")));

    assertThat(use(BudgetMetric.GAP_LOSS, "USDT").used().orElseThrow())
        .isEqualByComparingTo("102.5");
  }

  @ParameterizedTest
  @EnumSource(BudgetMetric.class)
  void aNodeThatHoldsNothingUsesNothing(BudgetMetric metric) {
    BudgetUse use = use(metric, "USDT");

    assertThat(use.used().orElseThrow()).isZero();
    assertThat(use.exceeds(BigDecimal.ZERO)).isFalse();
  }

  @ParameterizedTest(name = "{0} of a node with an unmarked position is known: {1}")
  @CsvSource({
    "OPEN_CAPITAL_AT_RISK, true",
    "PERIOD_LOSS, true",
    "ISOLATED_MARGIN, true",
    "GROSS_NOTIONAL, false",
    "NET_NOTIONAL, false",
    "LEVERAGE, false",
    "CONCENTRATION_ASSET, false",
    "CONCENTRATION_VENUE, false",
    "UNSTOPPED_POSITIONS, false",
  })
  void whatNeedsAMarkIsUnknownWithoutOneAndWalletsCountInFull(BudgetMetric metric, boolean known) {
    node.apply("USDT", BTC, holding("100", "90", "900", "900"));
    node.apply("USDT", ETH, unmarked("50"));

    assertThat(use(metric, "USDT").isKnown()).isEqualTo(known);
    assertThat(use(BudgetMetric.OPEN_CAPITAL_AT_RISK, "USDT").used().orElseThrow())
        .isEqualByComparingTo("150");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSTOPPED_POSITIONS")
  void positionsInAnotherAssetMakeTheUseUnknownAndAreNeverAdded(BudgetMetric metric) {
    node.apply("USDT", BTC, holding("100", "90", "900", "900"));
    node.apply("USDC", ETH, holding("50", "60", "700", "700"));

    assertThat(use(metric, "USDT").isKnown()).isFalse();
    assertThat(use(BudgetMetric.ISOLATED_MARGIN, "USDT").knownPart()).isEqualByComparingTo("100");
    assertThat(use(BudgetMetric.ISOLATED_MARGIN, "EUR").knownPart()).isZero();
  }

  @Test
  void positionsAreCountedOverAllAssets() {
    node.apply("USDT", BTC, holding("100", "90", "900", "900"));
    node.apply("USDC", ETH, holding("50", "60", "700", "700"));

    assertThat(use(BudgetMetric.UNSTOPPED_POSITIONS, "").used().orElseThrow())
        .isEqualByComparingTo("2");
  }

  @Test
  void aRatioWithoutACurrencyIsThatOfTheOnlyAssetHeld() {
    node.apply("USDT", BTC, holding("100", "90", "900", "900"));
    assertThat(use(BudgetMetric.LEVERAGE, "").used().orElseThrow()).isEqualByComparingTo("10");

    node.apply("USDC", ETH, holding("50", "60", "700", "700"));
    assertThat(use(BudgetMetric.LEVERAGE, "").isKnown()).isFalse();

    node.apply("USDC", ETH, NodeContribution.EMPTY);
    assertThat(use(BudgetMetric.LEVERAGE, "").used().orElseThrow()).isEqualByComparingTo("10");
  }

  @ParameterizedTest(name = "gross 900 over equity {0}")
  @CsvSource({"0", "-5"})
  void leverageOverNoEquityHasNoValueAndExceedsEveryLimit(String equity) {
    node.apply("USDT", BTC, holding("100", equity, "900", "900"));

    BudgetUse use = use(BudgetMetric.LEVERAGE, "USDT");
    assertThat(use.isKnown()).isTrue();
    assertThat(use.used()).isEmpty();
    assertThat(use.exceeds(new BigDecimal("1E+12"))).isTrue();
  }

  @Test
  void oneUnderlyingAtTwoVenuesIsOneConcentrationOfAssetAndTwoOfVenue() {
    node.apply("USDT", instrument("binance", "BTCUSDT"), holding("1", "1", "300", "300"));
    node.apply("USDT", instrument("aster", "BTCUSDT"), holding("1", "1", "300", "-300"));
    node.apply("USDT", instrument("aster", "ETHUSDT"), holding("1", "1", "400", "400"));

    assertThat(use(BudgetMetric.CONCENTRATION_ASSET, "USDT").used().orElseThrow())
        .isEqualByComparingTo("0.6");
    assertThat(use(BudgetMetric.CONCENTRATION_VENUE, "USDT").used().orElseThrow())
        .isEqualByComparingTo("0.7");
  }

  @Test
  void aWalletThatFundingEmptiedUsesNothingAndIsNoCredit() {
    node.apply("USDT", BTC, holding("-5", "10", "900", "900"));

    assertThat(use(BudgetMetric.ISOLATED_MARGIN, "USDT").used().orElseThrow()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aMetricIsFoundByItsWord(BudgetMetric metric) {
    assertThat(BudgetMetric.of(metric.code())).contains(metric);
    assertThat(BudgetMetric.of(metric.name())).isEmpty();
  }
}
