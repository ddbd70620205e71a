package io.ringfence.streaming.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowCounterTest {
  @Test
  void rowsAreCountedOnceHoweverOftenTheJobRestarts() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var operator = operator(null)) {
      operator.processElement("a", 0);
      operator.processElement("b", 0);
      checkpoint = operator.snapshot(1, 1);
      operator.processElement("counted, then lost with the restart", 0);
      assertThat(counted(operator)).isEqualTo(3);
    }
    try (var operator = operator(checkpoint)) {
      assertThat(counted(operator)).isEqualTo(2);
      operator.processElement("c", 0);
      assertThat(counted(operator)).isEqualTo(3);
      assertThat(operator.extractOutputValues()).containsExactly("c");
    }
  }

  private static OneInputStreamOperatorTestHarness<String, String> operator(
      @Nullable OperatorSubtaskState state) throws Exception {
    var operator =
        new OneInputStreamOperatorTestHarness<>(
            new StreamMap<String, String>(new RowCounter<>("marks")));
    operator.setup();
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
    return operator;
  }

  private static long counted(OneInputStreamOperatorTestHarness<String, String> operator) {
    var accumulator =
        operator
            .getEnvironment()
            .getAccumulatorRegistry()
            .getUserMap()
            .get(RowCounter.accumulator("marks"));
    return (Long) requireNonNull(accumulator).getLocalValue();
  }
}
