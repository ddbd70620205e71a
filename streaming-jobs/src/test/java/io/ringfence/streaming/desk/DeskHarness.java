package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.exposure.ExposureHarness;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.terms.RunTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The desk operator alone, fed with what the exposure operator makes of a replay. */
final class DeskHarness implements AutoCloseable {
  private static final Set<InputKind> OF_NODES = Set.of(InputKind.BUDGETS, InputKind.CAPITAL);

  /** Something for the operator, at its time. */
  record News(
      long atMicros, @Nullable NodeContributionRow contribution, @Nullable InputEvent event) {}

  private final KeyedTwoInputStreamOperatorTestHarness<
          String, NodeContributionRow, InputEvent, DeskExposureRow>
      harness;
  private long newest = Long.MIN_VALUE;

  private DeskHarness(SnapshotGrid grid, RunTerms terms, @Nullable OperatorSubtaskState state)
      throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new DeskFunction(grid, terms)),
            NodeContributionRow::node,
            DeskFunction::keyOf,
            Types.STRING);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static DeskHarness create(SnapshotGrid grid) throws Exception {
    return create(grid, TestTerms.SIMULATED);
  }

  static DeskHarness create(SnapshotGrid grid, RunTerms terms) throws Exception {
    return new DeskHarness(grid, terms, null);
  }

  static DeskHarness restored(SnapshotGrid grid, RunTerms terms, OperatorSubtaskState state)
      throws Exception {
    return new DeskHarness(grid, terms, state);
  }

  /** What the operator gets of a replay, in the order of time. */
  static List<News> news(LoadedReplay replay, SnapshotGrid grid) throws Exception {
    return news(replay, grid, TestTerms.SIMULATED);
  }

  /** The same under terms of a run; scopes are those of the budgets. */
  static List<News> news(LoadedReplay replay, SnapshotGrid grid, RunTerms terms) throws Exception {
    RunTerms scoped = terms.with(replay.facts().scopes());
    List<News> news = new ArrayList<>();
    List<InputEvent> events = Inputs.events(replay);
    events.stream()
        .filter(event -> OF_NODES.contains(event.kind()))
        .forEach(event -> news.add(new News(event.atMicros(), null, event)));
    try (var exposure = ExposureHarness.create(TestRules.onePercent(), grid, scoped)) {
      exposure.feed(events.stream().filter(event -> isOfInstrument(event.kind())).toList()).end();
      exposure.contributions().forEach(row -> news.add(new News(row.atMicros(), row, null)));
    }
    news.sort(Comparator.comparingLong(News::atMicros));
    return news;
  }

  private static boolean isOfInstrument(InputKind kind) {
    return !OF_NODES.contains(kind) && kind != InputKind.ACCOUNTS;
  }

  /** Feeds news; a later instant completes those before it. */
  DeskHarness feed(List<News> news) throws Exception {
    for (News one : news) {
      if (one.atMicros() > newest) {
        newest = one.atMicros();
        harness.processBothWatermarks(new Watermark(newest - 1));
      }
      if (one.contribution() != null) {
        harness.processElement1(new StreamRecord<>(one.contribution(), one.atMicros()));
      } else {
        harness.processElement2(new StreamRecord<>(one.event(), one.atMicros()));
      }
    }
    return this;
  }

  DeskHarness end() throws Exception {
    harness.processBothWatermarks(Watermark.MAX_WATERMARK);
    return this;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<DeskExposureRow> exposures() {
    return harness.extractOutputValues();
  }

  <T> List<T> output(OutputTag<T> tag) {
    var records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  List<Object> everything() {
    List<Object> all = new ArrayList<>(exposures());
    all.addAll(output(DeskOutputs.BUDGETS));
    all.addAll(output(DeskOutputs.CAPITAL));
    all.addAll(output(DeskOutputs.STATES));
    all.addAll(output(DeskOutputs.USES));
    all.addAll(output(DeskOutputs.BREACHES));
    all.addAll(output(DeskOutputs.ACTIONS));
    all.addAll(output(DeskOutputs.RATE_CONDITIONS));
    all.addAll(output(DeskOutputs.ALERTS));
    all.addAll(output(DeskOutputs.COUNTS));
    return all;
  }

  long keysWith(String state) {
    return harness
        .getOperator()
        .getKeyedStateBackend()
        .getKeys(state, VoidNamespace.INSTANCE)
        .count();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
