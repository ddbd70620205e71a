package io.ringfence.streaming.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.LaterState;
import io.ringfence.streaming.RandomBudgets;
import io.ringfence.streaming.RandomJolts;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.RowTexts;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.desk.DeskHarness.News;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateVersion;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.terms.RunTerms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart from a checkpoint must not show, and sums must hold at every instant. */
class DeskRestartTest {
  private static final String DAY = "2025-10-09T";

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOutputIsTheSameWhereverTheRunIsBroken(long seed) throws Exception {
    Inputs inputs = RandomBudgets.addTo(RandomReplay.write(seed, folder));
    List<String> unbroken = requireSameWhereverBroken(inputs.load(), TestTerms.SIMULATED, 997);

    assertThat(unbroken.stream().filter(row -> row.contains("BREACH"))).isNotEmpty();
    assertThat(String.join("\n", unbroken))
        .contains("OVERRIDDEN", "REQUEST_APPROVAL", "SUGGEST", "REDUCE_ONLY", "LIFTED");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aBreachThatAwaitsItsConfirmationComesBack(long seed) throws Exception {
    Inputs inputs = RandomJolts.addTo(RandomBudgets.addTo(RandomReplay.write(seed, folder)), seed);
    List<String> unbroken = requireSameWhereverBroken(inputs.load(), TestTerms.LIVE, 1_999);

    assertThat(String.join("\n", unbroken)).contains("UNCONFIRMED", "CONFIRMED", "BREACH");
  }

  /** A mark of BTC in doubt cannot halt the firm; what is certain beside it can. */
  @Test
  void whatCountedBeforeAMarkCameIntoDoubtCountsAfterARestartToo() throws Exception {
    Inputs inputs =
        new Inputs(folder)
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                DAY + "00:00:00Z,1,binance,A,BTCUSDT,long,10,100,5000,5,D,B,ann",
                DAY + "00:00:00Z,1,binance,A,ETHUSDT,long,30,50,5000,5,D,B,ann")
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,gross_notional,1000,2600,USDT,,,,,")
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                DAY + "00:00:01Z,binance,BTCUSDT,100",
                DAY + "00:00:01Z,binance,ETHUSDT,50",
                DAY + "00:00:10Z,binance,BTCUSDT,130",
                DAY + "00:00:11Z,binance,BTCUSDT,145",
                DAY + "00:00:12Z,binance,ETHUSDT,54",
                DAY + "00:00:13Z,binance,ETHUSDT,53");
    List<String> unbroken = requireSameWhereverBroken(inputs.load(), TestTerms.LIVE, 1);

    assertThat(unbroken.stream().filter(row -> row.startsWith("BudgetStateRow")))
        .extracting(row -> row.split(", ", -1)[4])
        .containsExactly("UNKNOWN_AT_LEAST", "WARNING", "UNCONFIRMED", "BREACH");
  }

  @Test
  void aRateThatIsMissingAgainIsSaidAgainAfterARestartToo() throws Exception {
    Inputs inputs =
        new Inputs(folder)
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                DAY + "00:00:02Z,1,binance,A,BTCUSDT,long,10,100,5000,5,D,B,ann",
                DAY + "00:00:04Z,2,binance,A,BTCUSDT,long,0,100,0,5,D,B,ann",
                DAY + "00:00:08Z,3,binance,A,BTCUSDT,long,10,100,5000,5,D,B,ann")
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,isolated_margin,1000,2600,USD,,,,,")
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                DAY + "00:00:01Z,binance,BTCUSDT,100",
                DAY + "00:00:09Z,binance,BTCUSDT,100");
    List<String> unbroken = requireSameWhereverBroken(inputs.load(), TestTerms.SIMULATED, 1);

    assertThat(unbroken.stream().filter(row -> row.startsWith("RateConditionRow"))).hasSize(2);
  }

  /** Cuts the run at every so manieth of the news; gives what it says unbroken. */
  private static List<String> requireSameWhereverBroken(
      LoadedReplay replay, RunTerms terms, int every) throws Exception {
    SnapshotGrid grid = grid(replay);
    List<News> news = DeskHarness.news(replay, grid, terms);
    List<String> unbroken;
    try (var operator = DeskHarness.create(grid, terms)) {
      unbroken = RowTexts.of(operator.feed(news).end().everything());
    }
    for (int cut = 0; cut < news.size(); cut += every) {
      assertThat(broken(news, cut, grid, terms))
          .as("broken at %d", cut)
          .containsExactlyInAnyOrderElementsOf(unbroken);
    }
    return unbroken;
  }

  private static List<String> broken(List<News> news, int cut, SnapshotGrid grid, RunTerms terms)
      throws Exception {
    List<String> all;
    OperatorSubtaskState checkpoint;
    try (var operator = DeskHarness.create(grid, terms)) {
      operator.feed(news.subList(0, cut));
      all = new ArrayList<>(RowTexts.of(operator.everything()));
      checkpoint = operator.checkpoint();
    }
    try (var operator = DeskHarness.restored(grid, terms, checkpoint)) {
      operator.feed(news.subList(cut, news.size())).end();
      all.addAll(RowTexts.of(operator.everything()));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void booksAddUpToDesksAndDesksToTheFirmAtEveryInstant(long seed) throws Exception {
    LoadedReplay replay = RandomReplay.write(seed, folder).load();
    SnapshotGrid grid = grid(replay);
    try (var operator = DeskHarness.create(grid)) {
      operator.feed(DeskHarness.news(replay, grid)).end();

      Map<Long, List<DeskExposureRow>> byInstant = new TreeMap<>();
      operator
          .exposures()
          .forEach(
              row -> byInstant.computeIfAbsent(row.asOfMicros(), _ -> new ArrayList<>()).add(row));
      Map<String, DeskExposureRow> inForce = new HashMap<>();
      byInstant.forEach(
          (at, rows) -> {
            rows.forEach(row -> inForce.put(row.node(), row));
            for (String level : List.of("desk", "book")) {
              assertThat(sum(inForce, level))
                  .as("%ss at %d", level, at)
                  .isEqualTo(sum(inForce, "firm"));
            }
          });
    }
  }

  private static List<String> sum(Map<String, DeskExposureRow> inForce, String level) {
    BigDecimal margin = BigDecimal.ZERO;
    BigDecimal equity = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal realised = BigDecimal.ZERO;
    long positions = 0;
    for (DeskExposureRow row : inForce.values()) {
      if (row.level().equals(level)) {
        margin = margin.add(row.isolatedMargin());
        equity = equity.add(row.knownEquity());
        net = net.add(row.knownGrossNotional());
        realised = realised.add(row.realisedPnl());
        positions += row.positions();
      }
    }
    return List.of(
        margin.stripTrailingZeros().toPlainString(),
        equity.stripTrailingZeros().toPlainString(),
        net.stripTrailingZeros().toPlainString(),
        realised.stripTrailingZeros().toPlainString(),
        String.valueOf(positions));
  }

  @Test
  void stateOfALaterReleaseIsRefusedBeforeAnythingIsReadFromIt() throws Exception {
    LoadedReplay replay = RandomReplay.write(1, folder).load();
    SnapshotGrid grid = grid(replay);
    List<News> news = DeskHarness.news(replay, grid);
    OperatorSubtaskState later = LaterState.of("firm", StateVersion.CURRENT + 1);

    try (var operator = DeskHarness.restored(grid, TestTerms.SIMULATED, later)) {
      assertThatThrownBy(() -> operator.feed(news).end())
          .hasStackTraceContaining(
              "state of firm must be of version 2 or earlier, was 3: a later release");
    }
  }

  @Test
  void afterTheEndNothingWaits() throws Exception {
    LoadedReplay replay = RandomReplay.write(1, folder).load();
    SnapshotGrid grid = grid(replay);
    try (var operator = DeskHarness.create(grid)) {
      operator.feed(DeskHarness.news(replay, grid)).end();

      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(BudgetStateRow::metric)
          .contains("period_loss", "gross_notional");
      assertThat(operator.timers()).isZero();
      assertThat(operator.keysWith("waiting-contributions")).isZero();
      assertThat(operator.keysWith("waiting-events")).isZero();
      assertThat(operator.keysWith("appointments")).isZero();
      assertThat(operator.keysWith("outcome-counts")).isZero();
    }
  }

  private static SnapshotGrid grid(LoadedReplay replay) {
    return SnapshotGrid.of(
        replay.facts().firstMarketMicros(), Duration.ofMinutes(20), replay.facts().lastMicros());
  }
}
