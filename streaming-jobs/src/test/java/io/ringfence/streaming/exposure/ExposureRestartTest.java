package io.ringfence.streaming.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.LaterState;
import io.ringfence.streaming.RandomJolts;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateVersion;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart from a checkpoint must not show. */
class ExposureRestartTest {
  private static final Set<InputKind> OF_INSTRUMENTS =
      Set.of(InputKind.MARKS, InputKind.FUNDING, InputKind.POSITIONS, InputKind.WALLET_EVENTS);

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOutputIsTheSameWhereverTheRunIsBroken(long seed) throws Exception {
    LoadedReplay replay = RandomReplay.write(seed, folder).load();
    List<InputEvent> events = ofInstruments(replay);
    Run run = new Run(grid(replay), TestTerms.SIMULATED);
    List<Object> unbroken = run.whole(events);

    assertThat(unbroken.stream().filter(RejectRow.class::isInstance)).isNotEmpty();
    for (int cut = 0; cut < events.size(); cut += 61) {
      assertThat(run.broken(events, cut))
          .as("seed %d, broken at event %d", seed, cut)
          .containsExactlyInAnyOrderElementsOf(unbroken);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aMarkInDoubtAndAPresumedLiquidationComeBackWithTheirTimers(long seed) throws Exception {
    LoadedReplay replay = RandomJolts.addTo(RandomReplay.write(seed, folder), seed).load();
    List<InputEvent> events = ofInstruments(replay);
    Run run = new Run(grid(replay), TestTerms.LIVE);
    List<Object> unbroken = run.whole(events);

    assertThat(conditions(unbroken))
        .contains("STALE", "FRESH", "UNCONFIRMED", "CONFIRMED", "REFUTED");
    assertThat(unbroken)
        .filteredOn(PositionStageRow.class::isInstance)
        .extracting(row -> ((PositionStageRow) row).stage())
        .contains("PRESUMED_LIQUIDATED");
    int jumps = 0;
    for (int cut = 1; cut < events.size(); cut++) {
      if (RandomJolts.isJump(events.get(cut - 1)) && jumps++ % 5 == 0) {
        // The instant of the jump is complete only with the next one: the cut comes one later.
        int later = Math.min(cut + 1, events.size());
        assertThat(run.broken(events, later))
            .as("seed %d, broken at event %d", seed, later)
            .containsExactlyInAnyOrderElementsOf(unbroken);
      }
    }
    assertThat(jumps).isGreaterThan(20);
  }

  private static Set<String> conditions(List<Object> rows) {
    return rows.stream()
        .filter(MarkConditionRow.class::isInstance)
        .map(row -> ((MarkConditionRow) row).condition())
        .collect(Collectors.toSet());
  }

  /** Runs on one grid under the same terms. */
  private record Run(SnapshotGrid grid, RunTerms terms) {
    List<Object> whole(List<InputEvent> events) throws Exception {
      try (var operator = ExposureHarness.create(TestRules.onePercent(), grid, terms)) {
        return operator.feed(events).end().everything();
      }
    }

    List<Object> broken(List<InputEvent> events, int cut) throws Exception {
      List<Object> all;
      OperatorSubtaskState checkpoint;
      try (var operator = ExposureHarness.create(TestRules.onePercent(), grid, terms)) {
        operator.feed(events.subList(0, cut));
        all = new ArrayList<>(operator.everything());
        checkpoint = operator.checkpoint();
      }
      try (var operator =
          ExposureHarness.restored(TestRules.onePercent(), grid, terms, checkpoint)) {
        all.addAll(operator.feed(events.subList(cut, events.size())).end().everything());
      }
      return all;
    }
  }

  @Test
  void aPartOfANodeIsAddedUpOnceWhetherTheBookIsNewComesBackOrIsThere() throws Exception {
    String day = "2025-10-09T";
    LoadedReplay replay =
        new Inputs(folder)
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                day + "00:00:00Z,1,binance,A,BTCUSDT,long,10,100,200,5,D,B,ann")
            .with(
                InputKind.BUDGETS,
                "node,metric,soft,hard,currency,scope",
                "firm,isolated_margin,100,150,USDT,trader=ann",
                "firm/D,isolated_margin,100,150,USDT,account=A")
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                day + "00:10:00Z,binance,BTCUSDT,100",
                day + "00:30:00Z,binance,BTCUSDT,101")
            .load();
    List<InputEvent> events = new ArrayList<>(ofInstruments(replay));
    List<InputEvent> named =
        Inputs.events(replay).stream().filter(event -> event.kind() == InputKind.BUDGETS).toList();
    events.add(0, named.get(0).toldTo("binance/BTCUSDT", Inputs.at(day + "00:00:00Z")));
    events.add(3, named.get(1).toldTo("binance/BTCUSDT", Inputs.at(day + "00:20:00Z")));
    events.sort(Comparator.comparingLong(InputEvent::atMicros));
    Run run = new Run(grid(replay), TestTerms.SIMULATED);

    List<Object> unbroken = run.whole(events);
    assertThat(unbroken)
        .filteredOn(row -> row instanceof NodeContributionRow told && told.node().contains("="))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(row -> assertThat(((NodeContributionRow) row).sums().positions()).isEqualTo(1));
    for (int cut = 1; cut < events.size(); cut++) {
      assertThat(run.broken(events, cut))
          .as("broken at event %d", cut)
          .containsExactlyInAnyOrderElementsOf(unbroken);
    }
  }

  @Test
  void stateOfALaterReleaseIsRefusedBeforeAnythingIsReadFromIt() throws Exception {
    LoadedReplay replay = RandomReplay.write(1, folder).load();
    List<InputEvent> events = ofInstruments(replay);
    OperatorSubtaskState later =
        LaterState.of(ExposureFunction.keyOf(events.getFirst()), StateVersion.CURRENT + 1);

    try (var operator = ExposureHarness.restored(grid(replay), later)) {
      assertThatThrownBy(() -> operator.feed(events).end())
          .hasStackTraceContaining("must be of version 2 or earlier, was 3: a later release");
    }
  }

  @Test
  void afterTheEndNothingWaitsAndNothingIsCountedAnyMore() throws Exception {
    LoadedReplay replay = RandomReplay.write(1, folder).load();
    try (var operator = ExposureHarness.create(grid(replay))) {
      operator.feed(ofInstruments(replay)).end();

      assertThat(operator.timers()).isZero();
      assertThat(operator.keysWith("waiting-events")).isZero();
      assertThat(operator.keysWith("outcome-counts")).isZero();
      assertThat(operator.keysWith("positions")).isEqualTo(2);
    }
  }

  @Test
  void whatIsRepeatedRefusedOrTooLateIsNotKept() throws Exception {
    LoadedReplay replay = RandomReplay.write(4, folder).load();
    List<InputEvent> events = ofInstruments(replay);
    List<InputEvent> again = new ArrayList<>();
    events.forEach(event -> again.addAll(Collections.nCopies(5, event)));
    try (var once = ExposureHarness.create(grid(replay));
        var often = ExposureHarness.create(grid(replay))) {
      once.feed(events).end();
      often.feed(again).end();
      for (int round = 0; round < 3; round++) {
        often.feed(events);
      }

      assertThat(often.output(ExposureOutputs.REJECTS))
          .hasSizeGreaterThan(once.output(ExposureOutputs.REJECTS).size() + 2 * events.size());
      assertThat(often.checkpoint().getStateSize())
          .isEqualTo(once.checkpoint().getStateSize())
          .isPositive();
    }
  }

  private static List<InputEvent> ofInstruments(LoadedReplay replay) {
    return Inputs.events(replay).stream()
        .filter(event -> OF_INSTRUMENTS.contains(event.kind()))
        .toList();
  }

  private static SnapshotGrid grid(LoadedReplay replay) {
    return SnapshotGrid.of(
        replay.facts().firstMarketMicros(), Duration.ofMinutes(20), replay.facts().lastMicros());
  }
}
