package io.ringfence.streaming.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.LaterState;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateVersion;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOutputIsTheSameWhereverTheRunIsBroken(long seed) throws Exception {
    LoadedReplay replay = RandomReplay.write(seed, folder).load();
    List<InputEvent> events = ofInstruments(replay);
    SnapshotGrid grid = grid(replay);
    List<Object> unbroken;
    try (var operator = ExposureHarness.create(grid)) {
      unbroken = operator.feed(events).end().everything();
    }

    assertThat(unbroken.stream().filter(RejectRow.class::isInstance)).isNotEmpty();
    for (int cut = 0; cut < events.size(); cut += 61) {
      assertThat(broken(events, cut, grid))
          .as("seed %d, broken at event %d", seed, cut)
          .containsExactlyInAnyOrderElementsOf(unbroken);
    }
  }

  private static List<Object> broken(List<InputEvent> events, int cut, SnapshotGrid grid)
      throws Exception {
    List<Object> all;
    OperatorSubtaskState checkpoint;
    try (var operator = ExposureHarness.create(grid)) {
      operator.feed(events.subList(0, cut));
      all = new ArrayList<>(operator.everything());
      checkpoint = operator.checkpoint();
    }
    try (var operator = ExposureHarness.restored(grid, checkpoint)) {
      all.addAll(operator.feed(events.subList(cut, events.size())).end().everything());
    }
    return all;
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
