package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.terms.RunTerms;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The exposure operator alone, fed as the source feeds it. */
public final class ExposureHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, InputEvent, NodeContributionRow>
      harness;
  private long newest = Long.MIN_VALUE;

  private ExposureHarness(
      Rules rules, SnapshotGrid grid, RunTerms terms, @Nullable OperatorSubtaskState state)
      throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ExposureFunction(rules, grid, terms)),
            ExposureFunction::keyOf,
            Types.STRING);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /** A new operator. */
  public static ExposureHarness create(SnapshotGrid grid) throws Exception {
    return create(TestRules.onePercent(), grid);
  }

  /** A new operator that values by rules of its own. */
  static ExposureHarness create(Rules rules, SnapshotGrid grid) throws Exception {
    return create(rules, grid, TestTerms.SIMULATED);
  }

  /** A new operator with terms of its own. */
  public static ExposureHarness create(Rules rules, SnapshotGrid grid, RunTerms terms)
      throws Exception {
    return new ExposureHarness(rules, grid, terms, null);
  }

  /** An operator that goes on from a checkpoint. */
  static ExposureHarness restored(SnapshotGrid grid, OperatorSubtaskState state) throws Exception {
    return restored(TestRules.onePercent(), grid, state);
  }

  /** The same with rules of its own. */
  static ExposureHarness restored(Rules rules, SnapshotGrid grid, OperatorSubtaskState state)
      throws Exception {
    return restored(rules, grid, TestTerms.SIMULATED, state);
  }

  /** The same with terms of its own. */
  static ExposureHarness restored(
      Rules rules, SnapshotGrid grid, RunTerms terms, OperatorSubtaskState state) throws Exception {
    return new ExposureHarness(rules, grid, terms, state);
  }

  /** Feeds events; a later instant completes those before it. */
  public ExposureHarness feed(List<InputEvent> events) throws Exception {
    for (InputEvent event : events) {
      if (event.atMicros() > newest) {
        newest = event.atMicros();
        harness.processWatermark(new Watermark(newest - 1));
      }
      harness.processElement(event, event.atMicros());
    }
    return this;
  }

  /** Feeds events as they arrive; instants are complete only when the lateness has passed. */
  public ExposureHarness feedLate(List<InputEvent> events, long latenessMicros) throws Exception {
    for (InputEvent event : events) {
      harness.processElement(event, event.atMicros());
      if (event.atMicros() > newest) {
        newest = event.atMicros();
        harness.processWatermark(new Watermark(newest - latenessMicros - 1));
      }
    }
    return this;
  }

  /** Completes everything. */
  public ExposureHarness end() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
    return this;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** What was told to risk nodes. */
  public List<NodeContributionRow> contributions() {
    return harness.extractOutputValues();
  }

  /** What has left by a side. */
  public <T> List<T> output(OutputTag<T> tag) {
    var records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  /** Everything that has left the operator. */
  List<Object> everything() {
    List<Object> all = new ArrayList<>(contributions());
    all.addAll(output(ExposureOutputs.VERSIONS));
    all.addAll(output(ExposureOutputs.MARKS));
    all.addAll(output(ExposureOutputs.EXPOSURES));
    all.addAll(output(ExposureOutputs.LIQUIDATIONS));
    all.addAll(output(ExposureOutputs.STAGES));
    all.addAll(output(ExposureOutputs.CONDITIONS));
    all.addAll(output(ExposureOutputs.ALERTS));
    all.addAll(output(ExposureOutputs.REJECTS));
    all.addAll(output(ExposureOutputs.COUNTS));
    return all;
  }

  /** Keys that still hold something under a name of state. */
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
