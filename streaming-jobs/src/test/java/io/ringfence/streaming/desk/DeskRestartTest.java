package io.ringfence.streaming.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.RowTexts;
import io.ringfence.streaming.desk.DeskHarness.News;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.LoadedReplay;
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
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOutputIsTheSameWhereverTheRunIsBroken(long seed) throws Exception {
    LoadedReplay replay = RandomReplay.write(seed, folder).load();
    SnapshotGrid grid = grid(replay);
    List<News> news = DeskHarness.news(replay, grid);
    List<String> unbroken;
    try (var operator = DeskHarness.create(grid)) {
      unbroken = RowTexts.of(operator.feed(news).end().everything());
    }

    assertThat(unbroken.stream().filter(row -> row.contains("BREACH"))).isNotEmpty();
    for (int cut = 0; cut < news.size(); cut += 211) {
      assertThat(broken(news, cut, grid))
          .as("seed %d, broken at %d", seed, cut)
          .containsExactlyInAnyOrderElementsOf(unbroken);
    }
  }

  private static List<String> broken(List<News> news, int cut, SnapshotGrid grid) throws Exception {
    List<String> all;
    OperatorSubtaskState checkpoint;
    try (var operator = DeskHarness.create(grid)) {
      operator.feed(news.subList(0, cut));
      all = new ArrayList<>(RowTexts.of(operator.everything()));
      checkpoint = operator.checkpoint();
    }
    try (var operator = DeskHarness.restored(grid, checkpoint)) {
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
