package io.ringfence.streaming.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks that are missing, stale or in doubt, and stages of positions, by the real operator. */
class MarkConditionsTest {
  private static final String DAY = "2025-10-09T";

  @TempDir Path folder;

  private LoadedReplay replay(List<String> positions, List<String> marks) {
    return new Inputs(folder)
        .with(
            InputKind.POSITIONS,
            Inputs.POSITIONS,
            positions.stream().map(row -> DAY + row).toArray(String[]::new))
        .with(
            InputKind.MARKS,
            Inputs.MARKS,
            marks.stream().map(row -> DAY + row.replace(" ", "Z,binance,")).toArray(String[]::new))
        .load();
  }

  private static ExposureHarness run(LoadedReplay replay, RunTerms terms) throws Exception {
    SnapshotGrid grid =
        SnapshotGrid.of(
            replay.facts().firstMarketMicros(), Duration.ofHours(1), replay.facts().lastMicros());
    List<InputEvent> events = Inputs.events(replay);
    return ExposureHarness.create(TestRules.onePercent(), grid, terms).feed(events).end();
  }

  private static String at(long micros) {
    return Instants.instant(micros).toString().replace(DAY, "");
  }

  private static String version(String time, int sequence, String quantity, String margin) {
    return time
        + "Z,"
        + sequence
        + ",binance,A,BTCUSDT,long,"
        + quantity
        + ",100,"
        + margin
        + ",5,D,B,ann";
  }

  @Test
  void aGapInTheMarksIsAConditionWithItsOwnAlertToEveryDeskThatHoldsTheInstrument()
      throws Exception {
    LoadedReplay replay =
        replay(
            List.of(version("00:00:00", 1, "10", "900")),
            List.of("00:10:00 BTCUSDT,100", "03:00:00 BTCUSDT,101", "03:30:00 ETHUSDT,50"));
    try (ExposureHarness operator = run(replay, TestTerms.SIMULATED)) {
      assertThat(operator.output(ExposureOutputs.CONDITIONS))
          .extracting(
              row -> at(row.asOfMicros()),
              MarkConditionRow::condition,
              MarkConditionRow::instrument)
          .containsExactly(
              tuple("02:10:00Z", "STALE", "BTCUSDT"), tuple("03:00:00Z", "FRESH", "BTCUSDT"));
      assertThat(operator.output(ExposureOutputs.ALERTS))
          .filteredOn(alert -> alert.kind().equals("MARK"))
          .extracting(AlertRow::node, AlertRow::instrument, AlertRow::state)
          .containsExactly(
              tuple("firm/D", "binance/BTCUSDT", "STALE"),
              tuple("firm/D", "binance/BTCUSDT", "FRESH"));
      assertThat(operator.output(ExposureOutputs.STAGES))
          .extracting(row -> at(row.asOfMicros()), PositionStageRow::stage)
          .containsExactly(
              tuple("00:00:00Z", "UNKNOWN"),
              tuple("00:10:00Z", "NORMAL"),
              tuple("02:10:00Z", "UNKNOWN"),
              tuple("03:00:00Z", "NORMAL"));
    }
  }

  @Test
  void anInstrumentThatNeverHadAMarkIsMissingOneAndNothingIsZero() throws Exception {
    LoadedReplay replay =
        replay(
            List.of(version("00:00:00", 1, "10", "900")),
            List.of("00:10:00 ETHUSDT,50", "05:00:00 ETHUSDT,50"));
    try (ExposureHarness operator = run(replay, TestTerms.SIMULATED)) {
      assertThat(operator.output(ExposureOutputs.CONDITIONS))
          .filteredOn(row -> row.instrument().equals("BTCUSDT"))
          .extracting(
              row -> at(row.asOfMicros()), MarkConditionRow::condition, MarkConditionRow::markPrice)
          .containsExactly(tuple("02:00:00Z", "MISSING", null));
      assertThat(operator.contributions())
          .allSatisfy(row -> assertThat(row.sums().unknownPositions()).isEqualTo(1));
    }
  }

  @Test
  void outsideASimulationALiquidationIsPresumedUntilTheVenueReportsThePositionGone()
      throws Exception {
    LoadedReplay replay =
        replay(
            List.of(version("00:00:00", 1, "10", "200"), version("00:00:30", 2, "0", "0")),
            List.of("00:00:01 BTCUSDT,100", "00:00:10 BTCUSDT,79", "00:00:40 BTCUSDT,79"));
    try (ExposureHarness operator = run(replay, TestTerms.LIVE)) {
      assertThat(operator.output(ExposureOutputs.STAGES))
          .extracting(row -> at(row.asOfMicros()), PositionStageRow::stage)
          .contains(tuple("00:00:10Z", "PRESUMED_LIQUIDATED"), tuple("00:00:30Z", "LIQUIDATED"));
      assertThat(operator.output(ExposureOutputs.VERSIONS))
          .extracting(PositionVersionRow::change, PositionVersionRow::status)
          .containsExactly(
              tuple("version", "open"),
              tuple("presumption", "presumed_liquidated"),
              tuple("liquidation", "liquidated"));
      assertThat(operator.output(ExposureOutputs.LIQUIDATIONS))
          .extracting(row -> at(row.atMicros()), LiquidationRow::presumed)
          .containsExactly(tuple("00:00:30Z", false));
      assertThat(operator.output(ExposureOutputs.ALERTS))
          .extracting(AlertRow::kind)
          .contains("PRESUMED_LIQUIDATION", "LIQUIDATION");
    }
    try (ExposureHarness simulated = run(replay, TestTerms.SIMULATED)) {
      assertThat(simulated.output(ExposureOutputs.LIQUIDATIONS))
          .extracting(row -> at(row.atMicros()), LiquidationRow::presumed)
          .containsExactly(tuple("00:00:10Z", true));
    }
  }

  @Test
  void aVersionAfterThePresumptionRefutesIt() throws Exception {
    LoadedReplay replay =
        replay(
            List.of(version("00:00:00", 1, "10", "200"), version("00:00:30", 2, "10", "500")),
            List.of("00:00:01 BTCUSDT,100", "00:00:10 BTCUSDT,79", "00:00:40 BTCUSDT,79"));
    try (ExposureHarness operator = run(replay, TestTerms.LIVE)) {
      assertThat(operator.output(ExposureOutputs.LIQUIDATIONS)).isEmpty();
      assertThat(operator.output(ExposureOutputs.STAGES).getLast().stage()).isEqualTo("NORMAL");
    }
  }

  @Test
  void everyAlertSaysWhenItsRecordCameInAndWhenItWasDetectedAndTimeHasNoRecord() throws Exception {
    LoadedReplay replay =
        replay(
            List.of(version("00:00:00", 1, "10", "200")),
            List.of("00:00:01 BTCUSDT,100", "00:00:10 BTCUSDT,81", "00:30:00 ETHUSDT,5"));
    List<InputEvent> events =
        Inputs.events(replay).stream().map(event -> event.received(event.atMicros() + 7)).toList();
    SnapshotGrid grid = SnapshotGrid.of(0, Duration.ofHours(1), replay.facts().lastMicros());
    try (ExposureHarness operator =
        ExposureHarness.create(TestRules.onePercent(), grid, TestTerms.LIVE).feed(events).end()) {
      assertThat(operator.output(ExposureOutputs.ALERTS))
          .filteredOn(alert -> alert.kind().equals("DISTANCE"))
          .isNotEmpty()
          .allSatisfy(
              alert -> {
                assertThat(alert.clock().receivedMicros()).isEqualTo(alert.atMicros() + 7);
                assertThat(alert.clock().detectedMicros()).isEqualTo(TestTerms.NOW);
                assertThat(alert.clock().emittedMicros()).isNull();
              });
      assertThat(operator.output(ExposureOutputs.ALERTS))
          .filteredOn(alert -> "STALE".equals(alert.state()))
          .extracting(alert -> alert.clock().receivedMicros())
          .containsExactly((Long) null);
    }
  }
}
