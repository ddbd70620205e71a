package io.ringfence.streaming.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.AcknowledgementRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.NoticeRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcknowledgementFunctionTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final NoticeRow NOTICE = new NoticeRow(ID, "alert", "firm/macro", 1_000);

  private static final class Operator implements AutoCloseable {
    private final KeyedTwoInputStreamOperatorTestHarness<
            String, NoticeRow, InputEvent, AcknowledgedRow>
        harness;

    Operator(@Nullable OperatorSubtaskState state) throws Exception {
      harness =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              new KeyedCoProcessOperator<>(new AcknowledgementFunction()),
              NoticeRow::noticeId,
              Notices::idOf,
              Types.STRING);
      harness.setup();
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
    }

    Operator told(NoticeRow notice) throws Exception {
      harness.processElement1(new StreamRecord<>(notice));
      return this;
    }

    Operator said(long at, String id, String person, String decision) throws Exception {
      RowOrigin origin = new RowOrigin(InputKind.ACKNOWLEDGEMENTS, "acks", at, true, "as it came");
      harness.processElement2(
          new StreamRecord<>(
              InputEvent.of(at, origin, new AcknowledgementRow(id, person, decision, null))));
      return this;
    }

    Operator complete(long micros) throws Exception {
      harness.processBothWatermarks(new Watermark(micros));
      return this;
    }

    OperatorSubtaskState checkpoint() throws Exception {
      return harness.snapshot(1, 1);
    }

    List<AcknowledgedRow> rows() {
      return harness.extractOutputValues();
    }

    <T> List<T> output(OutputTag<T> tag) {
      var records = harness.getSideOutput(tag);
      return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    long applied() {
      return output(AcknowledgementFunction.COUNTS).stream().mapToLong(row -> row.applied()).sum();
    }

    long duplicates() {
      return output(AcknowledgementFunction.COUNTS).stream()
          .mapToLong(row -> row.duplicate())
          .sum();
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }

  @Test
  void anAcknowledgementIsARowWithWhoWhenAndHowLongItTook() throws Exception {
    try (Operator operator = new Operator(null)) {
      operator.told(NOTICE).said(4_000, ID, "ann", "declined").complete(4_000);
      assertThat(operator.rows())
          .containsExactly(
              new AcknowledgedRow(
                  4_000, 4_000, ID, "alert", "firm/macro", 1_000, 3_000, "ann", "declined", null));
      assertThat(operator.applied()).isEqualTo(1);
    }
  }

  @Test
  void whatComesInAfterItsInstantIsCompleteIsKnownFromTheNextOneOnly() throws Exception {
    try (Operator operator = new Operator(null)) {
      operator.told(NOTICE).complete(5_000).said(4_000, ID, "ann", "acknowledged");
      assertThat(operator.rows()).isEmpty();
      operator.complete(5_001);
      assertThat(operator.rows())
          .extracting(
              AcknowledgedRow::acknowledgedMicros,
              AcknowledgedRow::recordedMicros,
              AcknowledgedRow::waitedMicros)
          .containsExactly(tuple(4_000L, 5_001L, 3_000L));
    }
  }

  @Test
  void itWaitsForItsInstantSoAMessageOfThatInstantIsKnown() throws Exception {
    try (Operator operator = new Operator(null)) {
      operator.said(1_000, ID, "ann", "acknowledged").complete(999);
      assertThat(operator.rows()).isEmpty();
      operator.told(NOTICE).complete(1_000);
      assertThat(operator.rows()).extracting(AcknowledgedRow::waitedMicros).containsExactly(0L);
    }
  }

  @Test
  void sayingItAgainIsADuplicateAlsoAfterARestart() throws Exception {
    OperatorSubtaskState state;
    try (Operator operator = new Operator(null)) {
      operator.told(NOTICE).said(4_000, ID, "ann", "acknowledged").complete(4_000);
      operator.said(5_000, ID, "ann", "acknowledged").complete(5_000);
      assertThat(operator.rows()).hasSize(1);
      assertThat(operator.duplicates()).isEqualTo(1);
      state = operator.checkpoint();
    }
    try (Operator operator = new Operator(state)) {
      operator
          .said(6_000, ID, "ann", "acknowledged")
          .said(7_000, ID, "ben", "acknowledged")
          .complete(7_000);
      assertThat(operator.rows()).extracting(AcknowledgedRow::person).containsExactly("ben");
      assertThat(operator.duplicates()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownMessageAndOneOfLaterAreRefusedNamingWhatWasExpected() throws Exception {
    try (Operator operator = new Operator(null)) {
      operator
          .told(NOTICE)
          .said(999, ID, "ann", "acknowledged")
          .said(2_000, ID.replace('0', '1'), "ann", "acknowledged")
          .complete(9_000);
      assertThat(operator.rows()).isEmpty();
      assertThat(operator.output(AcknowledgementFunction.REJECTS))
          .extracting(RejectRow::code, RejectRow::line)
          .containsExactly(
              tuple(RejectCode.UNKNOWN_NOTICE, 999L), tuple(RejectCode.UNKNOWN_NOTICE, 2_000L));
      assertThat(operator.output(AcknowledgementFunction.REJECTS).getLast().reason())
          .isEqualTo(
              "notice_id must name an alert or action raised up to 1970-01-01T00:00:00.002Z, was"
                  + " 1123456789abcdef1123456789abcdef: there is none of that name");
    }
  }
}
