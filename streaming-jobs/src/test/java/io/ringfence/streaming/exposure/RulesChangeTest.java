package io.ringfence.streaming.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule pack that comes into effect changes the rules of what is open, at its instant. */
class RulesChangeTest {
  private static final Set<InputKind> OF_INSTRUMENTS =
      Set.of(InputKind.MARKS, InputKind.FUNDING, InputKind.POSITIONS, InputKind.WALLET_EVENTS);

  /** Ten at 100 with a wallet of 200: it ends at 80.8 under one per cent, at 88.8... under ten. */
  private static final String LONG =
      "2025-10-09T00:30:00Z,1,binance,A,BTCUSDT,long,10,100,200,5,D,B,T";

  /** The same with a wallet of 600, which ten per cent leave alone. */
  private static final String SAFE =
      "2025-10-09T00:30:00Z,1,binance,B,BTCUSDT,long,10,100,600,5,D,B,T";

  private static final long CHANGE = Inputs.at("2025-10-09T02:00:00Z");
  private static final Rules RULES = TestRules.tenPercentFrom(CHANGE);
  private static final SnapshotGrid GRID =
      SnapshotGrid.of(
          Inputs.at("2025-10-09T00:30:00Z"),
          Duration.ofHours(1),
          Inputs.at("2025-10-09T03:00:00Z"));

  @TempDir Path folder;

  private List<InputEvent> events() {
    return Inputs.events(
        new Inputs(folder)
            .with(InputKind.POSITIONS, Inputs.POSITIONS, LONG, SAFE)
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T01:00:00Z,binance,BTCUSDT,85",
                "2025-10-09T03:00:00Z,binance,BTCUSDT,86")
            .load());
  }

  @Test
  void aPositionIsLiquidatedAtItsLastMarkWhenTheNewRulesAskForMore() throws Exception {
    try (var operator = ExposureHarness.create(RULES, GRID)) {
      operator.feed(events()).end();

      assertThat(operator.output(ExposureOutputs.LIQUIDATIONS))
          .extracting(LiquidationRow::atMicros, LiquidationRow::markPrice, LiquidationRow::loss)
          .containsExactly(tuple(CHANGE, new BigDecimal("85"), new BigDecimal("200")));
      assertThat(operator.output(ExposureOutputs.VERSIONS))
          .filteredOn(row -> row.occurredAtMicros() == CHANGE)
          .extracting(
              PositionVersionRow::account, PositionVersionRow::change, PositionVersionRow::rulePack)
          .containsExactly(
              tuple("A", "rules", "test@2"),
              tuple("A", "liquidation", "test@2"),
              tuple("B", "rules", "test@2"));
    }
  }

  @Test
  void everySnapshotIsByTheRulesOfItsInstant() throws Exception {
    try (var operator = ExposureHarness.create(RULES, GRID)) {
      operator.feed(events()).end();

      assertThat(operator.output(ExposureOutputs.EXPOSURES))
          .filteredOn(row -> row.account().equals("B"))
          .extracting(row -> String.valueOf(row.maintenanceMargin()))
          .containsExactly("8.50", "85.0", "86.0");
      assertThat(operator.output(ExposureOutputs.EXPOSURES))
          .extracting(PositionExposureRow::account)
          .containsExactly("A", "B", "B", "B");
      assertThat(operator.contributions())
          .filteredOn(row -> row.atMicros() == CHANGE && row.node().equals("firm"))
          .extracting(row -> row.sums().positions(), row -> row.sums().maintenanceMargin() + "")
          .containsExactly(tuple(1, "85"));
    }
  }

  @Test
  void aRestartFromACheckpointDoesNotShow() throws Exception {
    assertUnbroken(events(), GRID, RULES, 1);
  }

  @Test
  void norDoesItInALongRandomReplay() throws Exception {
    LoadedReplay replay = RandomReplay.write(4, folder).load();
    List<InputEvent> random =
        Inputs.events(replay).stream()
            .filter(event -> OF_INSTRUMENTS.contains(event.kind()))
            .toList();
    long middle = random.get(random.size() / 2).atMicros();
    SnapshotGrid grid =
        SnapshotGrid.of(
            replay.facts().firstMarketMicros(),
            Duration.ofMinutes(20),
            replay.facts().lastMicros());
    assertUnbroken(random, grid, TestRules.tenPercentFrom(middle), random.size() / 12);
  }

  private static void assertUnbroken(
      List<InputEvent> events, SnapshotGrid grid, Rules rules, int step) throws Exception {
    List<Object> unbroken;
    try (var operator = ExposureHarness.create(rules, grid)) {
      unbroken = operator.feed(events).end().everything();
    }
    for (int cut = 0; cut <= events.size(); cut += step) {
      List<Object> all;
      OperatorSubtaskState checkpoint;
      try (var operator = ExposureHarness.create(rules, grid)) {
        operator.feed(events.subList(0, cut));
        all = new ArrayList<>(operator.everything());
        checkpoint = operator.checkpoint();
      }
      try (var operator = ExposureHarness.restored(rules, grid, checkpoint)) {
        all.addAll(operator.feed(events.subList(cut, events.size())).end().everything());
      }
      assertThat(all).as("broken at %d", cut).containsExactlyInAnyOrderElementsOf(unbroken);
    }
  }
}
