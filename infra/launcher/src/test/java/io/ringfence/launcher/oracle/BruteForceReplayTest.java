package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The brute force against books whose figures were worked out by hand. The lowest bracket of
 * BTCUSDT takes 0.4 % up to a notional of 50,000.
 */
class BruteForceReplayTest {
  private static final NodeAsset BOOK = new NodeAsset("firm/A/a", "USDT");

  private SmallFiles files;

  @BeforeEach
  void startWithNothing(@TempDir Path folder) {
    files = new SmallFiles(folder);
  }

  /** At 96,000 a long of 0.1 from 100,000 has lost 400 and must hold 0.004 x 9,600 = 38.4. */
  @ParameterizedTest(name = "a wallet of {0} is liquidated: {1}")
  @CsvSource({"436, true", "438.4, true", "438.400000000001, false"})
  void equityEqualToTheRequirementLiquidatesAndTheLossIsTheWallet(String wallet, boolean ends)
      throws IOException {
    files.version(0, 1, "long", "0.1", "100000", wallet).mark(0, "100000").mark(1, "96000");

    ReplayOutcome outcome = files.write().play();

    assertThat(outcome.liquidations()).hasSize(ends ? 1 : 0);
    if (ends) {
      assertThat(outcome.liquidations().getFirst().loss()).isEqualByComparingTo(wallet);
      assertThat(last(outcome, "realised_pnl")).isEqualByComparingTo("-" + wallet);
      assertThat(last(outcome, "period_loss")).isEqualByComparingTo(wallet);
      assertThat(last(outcome, "open_capital_at_risk")).isEqualByComparingTo("0");
    }
  }

  @Test
  void whatAGapLosesBeyondTheWalletIsTheVenuesDeficit() throws IOException {
    files.version(0, 1, "long", "0.1", "100000", "500").mark(0, "100000").mark(1, "90000");

    Liquidation liquidation = files.write().play().liquidations().getFirst();

    assertThat(liquidation.loss()).isEqualByComparingTo("500");
    assertThat(liquidation.deficit()).isEqualByComparingTo("500");
    // (0.1 x 100,000 - 500) / (0.1 x 0.996)
    assertThat(Objects.requireNonNull(liquidation.price()).rounded(6))
        .isEqualByComparingTo("95381.526104");
  }

  @Test
  void aGapThroughEveryLevelFiresEachLevelOnceAndThenTheLiquidation() throws IOException {
    // 95,381.5 is 4.6 % below 100,000: the levels 10 % and 5 % are reached before the gap.
    files.version(0, 1, "long", "0.1", "100000", "500").mark(0, "100000").mark(1, "90000");

    List<PositionAlert> alerts = files.write().play().alerts();

    assertThat(alerts.stream().filter(alert -> alert.at() == SmallFiles.micros(0)))
        .extracting(alert -> alert.kind() + " " + alert.level())
        .containsExactly("DISTANCE 0.10", "DISTANCE 0.05");
    assertThat(alerts.stream().filter(alert -> alert.at() == SmallFiles.micros(1)))
        .extracting(alert -> alert.kind() + " " + alert.level())
        .containsExactly(
            "DISTANCE 0.02", "MARGIN_RATIO 0.8", "MARGIN_RATIO 1.0", "LIQUIDATION null");
  }

  @Test
  void aLevelFiresAgainOnlyAfterItWasLeftByATenth() throws IOException {
    // Liquidation at 80 / 0.996 = 80.32; 10 % above it is 89.25, and 11 % is 90.25.
    files.version(0, 1, "long", "1", "100", "20");
    List<String> marks = List.of("100", "89", "90", "89", "90.3", "89");
    for (int minute = 0; minute < marks.size(); minute++) {
      files.mark(minute, marks.get(minute));
    }

    assertThat(files.write().play().alerts())
        .filteredOn(alert -> "0.10".equals(String.valueOf(alert.level())))
        .hasSize(2);
  }

  @Test
  void fundingIsPaidOnTheMarkBeforeTheOneOfItsOwnTime() throws IOException {
    files.version(0, 1, "long", "2", "100", "50").mark(0, "100").mark(1, "110").funding(1, "0.001");

    ReplayOutcome outcome = files.write().play();

    // 2 x 100 x 0.001 = 0.2 is paid; equity 49.8 + 2 x 10.
    assertThat(last(outcome, "isolated_margin")).isEqualByComparingTo("49.8");
    assertThat(last(outcome, "realised_pnl")).isEqualByComparingTo("-0.2");
    assertThat(last(outcome, "equity")).isEqualByComparingTo("69.8");
  }

  @Test
  void fundingBeforeAnyMarkIsRefused() throws IOException {
    files.version(0, 1, "long", "2", "100", "50").mark(0, "100").funding(0, "0.001");

    assertThat(files.write().play().rejects())
        .containsExactly(new Reject("funding.csv", 2, RejectCode.NO_MARK));
  }

  /** W 50 at leverage 5: at most 50 - 0.8 by the wallet and 50 - 200 / 5 = 10 by the equity. */
  @ParameterizedTest(name = "{0} may be removed: {1}")
  @CsvSource({"10, true", "10.000000000001, false"})
  void theVenueLetsOutWhatTheInitialRequirementLeaves(String amount, boolean allowed)
      throws IOException {
    files.version(0, 1, "long", "2", "100", "50").mark(0, "100").wallet(1, 1, "remove", amount);

    ReplayOutcome outcome = files.write().play();

    assertThat(outcome.rejects()).hasSize(allowed ? 0 : 1);
    assertThat(last(outcome, "isolated_margin")).isEqualByComparingTo(allowed ? "40" : "50");
  }

  @Test
  void aLiquidationIsNotTouchedAgainUntilANewVersionOpensTheNextEpisode() throws IOException {
    files.version(0, 1, "long", "0.1", "100000", "500").mark(0, "100000").mark(1, "90000");
    files.wallet(2, 1, "add", "1").version(3, 2, "long", "0.1", "90000", "700");

    ReplayOutcome outcome = files.write().play();

    assertThat(outcome.rejects())
        .containsExactly(new Reject("wallet-events.csv", 2, RejectCode.POSITION_LIQUIDATED));
    assertThat(last(outcome, "positions")).isEqualByComparingTo("1");
    assertThat(last(outcome, "period_loss")).isEqualByComparingTo("1200");
  }

  @Test
  void aLossAtTheDayCutBelongsToTheDayThatEnds() throws IOException {
    files.version(0, 1, "long", "2", "100", "50").mark(0, "100");
    files.wallet(SmallFiles.MIDNIGHT, 1, "fee", "3").mark(SmallFiles.MIDNIGHT + 1, "100");

    ReplayOutcome outcome = files.write().play();

    assertThat(figure(outcome, SmallFiles.MIDNIGHT, "period_loss")).isEqualByComparingTo("50");
    assertThat(figure(outcome, SmallFiles.MIDNIGHT + 1, "period_loss")).isEqualByComparingTo("47");
    assertThat(last(outcome, "realised_pnl")).isEqualByComparingTo("-3");
  }

  @Test
  void aBudgetRisesAtOnceAndFallsOnlyBelowItsLeaveThresholds() throws IOException {
    files.version(0, 1, "long", "1", "100", "50");
    files.budget("firm/A,gross_notional,110,120,100,112,,,,USDT");
    files.mark(0, "100").mark(1, "121").mark(2, "111").mark(3, "109").mark(4, "95");

    assertThat(files.write().play().budgetChanges())
        .extracting(change -> change.state() + " " + change.at())
        .containsExactly(
            "WITHIN " + SmallFiles.micros(0),
            "BREACH " + SmallFiles.micros(1),
            "WARNING " + SmallFiles.micros(2),
            "WITHIN " + SmallFiles.micros(4));
  }

  private static BigDecimal last(ReplayOutcome outcome, String column) {
    return figure(Objects.requireNonNull(outcome.last().get(BOOK)), column);
  }

  private static BigDecimal figure(ReplayOutcome outcome, long minute, String column) {
    var totals = Objects.requireNonNull(outcome.totals().get(SmallFiles.micros(minute)));
    return figure(Objects.requireNonNull(totals.get(BOOK)), column);
  }

  private static BigDecimal figure(NodeTotals totals, String column) {
    return Objects.requireNonNull(totals.figure(column), column);
  }
}
