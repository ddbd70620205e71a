package io.ringfence.streaming.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.instant.SnapshotGrid;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ControlTotalsFunctionTest {
  private static final RowOrigin ROW = new RowOrigin(InputKind.MARKS, "m.csv", 2, true, null);
  private static final RowOrigin REST_OF_ROW =
      new RowOrigin(InputKind.MARKS, "m.csv", 2, false, null);

  private static final SnapshotGrid ENDLESS = SnapshotGrid.endless(0, Duration.ofNanos(10_000));

  @Test
  void partsAreAddedUpAndClosedOnceAtTheEnd() throws Exception {
    try (var operator = operator()) {
      operator.processElement(received(3), 0);
      operator.processElement(InputCounts.applied(ROW, 70), 70);
      operator.processElement(InputCounts.applied(REST_OF_ROW, 80), 80);
      operator.processElement(InputCounts.duplicate(ROW), 80);
      operator.processElement(InputCounts.rejected(reject()), 80);
      operator.processWatermark(new Watermark(99));
      assertThat(operator.extractOutputValues()).isEmpty();

      operator.processWatermark(Watermark.MAX_WATERMARK);
      assertThat(operator.extractOutputValues())
          .containsExactly(new InputCountRow("m.csv", InputKind.MARKS, 3, 1, 1, 1, 80L));
      assertThat(operator.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void sumsThatDoNotMeetStopTheJob() throws Exception {
    try (var operator = operator()) {
      operator.processElement(received(3), 0);
      operator.processElement(InputCounts.applied(ROW, 70), 70);

      assertThatThrownBy(() -> operator.processWatermark(Watermark.MAX_WATERMARK))
          .isInstanceOf(ControlTotalException.class)
          .hasMessage("m.csv: received 3 rows, but applied 1 + duplicate 0 + rejected 0 = 1");
    }
  }

  @Test
  void countsThatComeAfterARestartBeforeTimeDoesAreToldOnceWithThoseThatWaited() throws Exception {
    OperatorSubtaskState stopped;
    try (var operator = operator(ENDLESS)) {
      operator.open();
      operator.processWatermark(new Watermark(44));
      operator.processElement(received(3), 44);
      stopped = operator.snapshot(1, 0);
    }
    try (var operator = operator(ENDLESS)) {
      operator.initializeState(stopped);
      operator.open();
      operator.processElement(InputCounts.applied(ROW, 50), 50);
      operator.processWatermark(new Watermark(70));
      assertThat(operator.extractOutputValues())
          .containsExactly(new InputCountRow("m.csv", InputKind.MARKS, 3, 1, 0, 0, 50L));
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, InputCountRow, InputCountRow>
      operator() throws Exception {
    var operator = operator(new SnapshotGrid(0, 10, 100));
    operator.open();
    return operator;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, InputCountRow, InputCountRow>
      operator(SnapshotGrid grid) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new ControlTotalsFunction(grid)),
        InputCounts::file,
        Types.STRING);
  }

  private static InputCountRow received(long rows) {
    return new InputCountRow("m.csv", InputKind.MARKS, rows, 0, 0, 0, null);
  }

  private static RejectRow reject() {
    return new RejectRow("m.csv", 4, InputKind.MARKS, RejectCode.LATE, "late", "text", null);
  }
}
