package io.ringfence.streaming;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** State as a release that is not there yet would leave it: a version, and who knows what else. */
public final class LaterState extends KeyedProcessFunction<String, String, String> {
  private final int version;

  private LaterState(int version) {
    this.version = version;
  }

  @Override
  public void processElement(String key, Context context, Collector<String> out) throws Exception {
    getRuntimeContext()
        .getState(new ValueStateDescriptor<>("state-version", Types.INT))
        .update(version);
  }

  /** A checkpoint of an operator that is keyed by texts, with a version for one of them. */
  public static OperatorSubtaskState of(String key, int version) throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new LaterState(version)), text -> text, Types.STRING)) {
      harness.open();
      harness.processElement(key, 0);
      return harness.snapshot(1, 1);
    }
  }
}
