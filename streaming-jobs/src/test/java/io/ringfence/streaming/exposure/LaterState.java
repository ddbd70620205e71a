package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** State as a release that is not there yet would leave it: a version, and who knows what else. */
final class LaterState extends KeyedProcessFunction<String, InputEvent, String> {
  private final int version;

  private LaterState(int version) {
    this.version = version;
  }

  @Override
  public void processElement(InputEvent event, Context context, Collector<String> out)
      throws Exception {
    getRuntimeContext()
        .getState(new ValueStateDescriptor<>("state-version", Types.INT))
        .update(version);
  }

  /** A checkpoint of the exposure operator with a version for the key of an event. */
  static OperatorSubtaskState of(InputEvent event, int version) throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new LaterState(version)),
            ExposureFunction::keyOf,
            Types.STRING)) {
      harness.open();
      harness.processElement(event, event.atMicros());
      return harness.snapshot(1, 1);
    }
  }
}
