package io.ringfence.streaming.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.TableCountRow;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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
      assertThat(operator.getSideOutput(RowCounter.COUNTS)).isNull();
    }
    try (var operator = operator(checkpoint)) {
      operator.processElement("c", 0);
      operator.endInput();

      assertThat(operator.extractOutputValues()).containsExactly("c");
      assertThat(operator.getSideOutput(RowCounter.COUNTS))
          .extracting(StreamRecord::getValue)
          .containsExactly(new TableCountRow("marks", 0, 1, 3));
    }
  }

  @Test
  void aJobRestoredFromItsEndDoesNotSayItsCountAgain() throws Exception {
    OperatorSubtaskState end;
    try (var operator = operator(null)) {
      operator.processElement("a", 0);
      operator.endInput();
      end = operator.snapshot(1, 1);
    }
    try (var operator = operator(end)) {
      operator.endInput();
      assertThat(operator.getSideOutput(RowCounter.COUNTS)).isNull();
    }
  }

  private static OneInputStreamOperatorTestHarness<String, String> operator(
      @Nullable OperatorSubtaskState state) throws Exception {
    var operator = new OneInputStreamOperatorTestHarness<>(new RowCounter<String>("marks"));
    operator.setup();
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
    return operator;
  }
}
