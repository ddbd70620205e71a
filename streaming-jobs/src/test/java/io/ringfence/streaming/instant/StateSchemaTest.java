package io.ringfence.streaming.instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** State says of which version it is, and that of a later one is refused before it is read. */
class StateSchemaTest {
  /** An operator of some release. */
  private static final class Kept extends KeyedProcessFunction<String, String, String>
      implements VersionedState {
    private final int version;

    private Kept(int version) {
      this.version = version;
    }

    @Override
    public StateSchema schema() {
      return new StateSchema("kept", version);
    }

    @Override
    public void processElement(String value, Context context, Collector<String> out) {
      out.collect(value);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, String> harness(int version)
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Kept(version)), text -> text, Types.STRING);
  }

  private static OperatorSubtaskState stateOf(int version) throws Exception {
    try (var harness = harness(version)) {
      harness.open();
      return harness.snapshot(1, 1);
    }
  }

  @Test
  void stateOfALaterReleaseIsRefusedInOneSentenceAndThatOfAnEarlierOneIsTakenOver()
      throws Exception {
    OperatorSubtaskState written = stateOf(2);
    try (var earlier = harness(1)) {
      assertThatThrownBy(() -> earlier.initializeState(written))
          .hasStackTraceContaining(
              "state of kept must be of version 1 or earlier, was 2: a later release wrote it");
    }
    OperatorSubtaskState again;
    try (var later = harness(3)) {
      later.initializeState(written);
      later.open();
      later.processElement("goes on", 0);
      assertThat(later.extractOutputValues()).containsExactly("goes on");
      again = later.snapshot(2, 2);
    }
    try (var same = harness(2)) {
      assertThatThrownBy(() -> same.initializeState(again))
          .as("what was taken over is of the version that took it over")
          .hasStackTraceContaining("state of kept must be of version 2 or earlier, was 3");
    }
  }

  @Test
  void aVersionBelowOneIsNone() {
    assertThatThrownBy(() -> new StateSchema("kept", 0))
        .hasMessage("version must be at least 1, was 0");
  }
}
