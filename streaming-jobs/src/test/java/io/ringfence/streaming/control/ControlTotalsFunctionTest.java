package io.ringfence.streaming.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.instant.SnapshotGrid;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ControlTotalsFunctionTest {
  private static final RowOrigin ROW = new RowOrigin(InputKind.MARKS, "m.csv", 2, true, null);
  private static final RowOrigin REST_OF_ROW =
      new RowOrigin(InputKind.MARKS, "m.csv", 2, false, null);

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

  private static KeyedOneInputStreamOperatorTestHarness<String, InputCountRow, InputCountRow>
      operator() throws Exception {
    var operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ControlTotalsFunction(new SnapshotGrid(0, 10, 100))),
            InputCounts::file,
            Types.STRING);
    operator.open();
    return operator;
  }

  private static InputCountRow received(long rows) {
    return new InputCountRow("m.csv", InputKind.MARKS, rows, 0, 0, 0, null);
  }

  private static RejectRow reject() {
    return new RejectRow("m.csv", 4, InputKind.MARKS, RejectCode.LATE, "late", "text", null);
  }
}
