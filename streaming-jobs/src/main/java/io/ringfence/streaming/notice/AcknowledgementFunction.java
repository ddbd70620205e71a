package io.ringfence.streaming.notice;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.AcknowledgementRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NoticeRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.Instants;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * One message and who has acknowledged it. An acknowledgement waits until its instant is complete,
 * and with it every message up to then; one for a message that there is not is refused, one that
 * says again what its person has said is a duplicate. What comes in when its instant is complete
 * already is known from the next one on, so no answer of before has it. State: the message and what
 * was said, for as long as the run lasts.
 */
public final class AcknowledgementFunction
    extends KeyedCoProcessFunction<String, NoticeRow, InputEvent, AcknowledgedRow>
    implements VersionedState {
  /** Acknowledgements of messages that there are not. */
  public static final OutputTag<RejectRow> REJECTS =
      new OutputTag<>("acknowledgement-rejects", TypeInformation.of(RejectRow.class));

  /** Rows applied and repeated, per file. */
  public static final OutputTag<InputCountRow> COUNTS =
      new OutputTag<>("acknowledgement-counts", TypeInformation.of(InputCountRow.class));

  // Set by open, before any record.
  private transient InstantBuffer<InputEvent> waiting;
  private transient ValueState<NoticeRow> notice;
  private transient MapState<String, Boolean> said;

  /** A function that knows no message. */
  public AcknowledgementFunction() {}

  @Override
  public StateSchema schema() {
    return new StateSchema("acknowledgements", 1);
  }

  @Override
  public void open(OpenContext context) {
    waiting = InstantBuffer.of(getRuntimeContext(), "waiting-acknowledgements", InputEvent.class);
    notice =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("notice", TypeInformation.of(NoticeRow.class)));
    said =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("said", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processElement1(NoticeRow row, Context context, Collector<AcknowledgedRow> out)
      throws Exception {
    if (notice.value() == null) {
      notice.update(row);
    }
  }

  @Override
  public void processElement2(InputEvent event, Context context, Collector<AcknowledgedRow> out)
      throws Exception {
    long present = context.timerService().currentWatermark();
    long judgedAt = Math.max(event.atMicros(), present + 1);
    waiting.add(judgedAt, event);
    context.timerService().registerEventTimeTimer(judgedAt);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<AcknowledgedRow> out)
      throws Exception {
    for (InputEvent event : waiting.take(at)) {
      judge(event, at, context, out);
    }
  }

  private void judge(InputEvent event, long at, Context context, Collector<AcknowledgedRow> out)
      throws Exception {
    AcknowledgementRow row = requireNonNull(event.acknowledgement());
    NoticeRow known = notice.value();
    if (known == null || known.atMicros() > event.atMicros()) {
      context.output(REJECTS, refused(event, known));
      return;
    }
    String identity = row.person() + "/" + row.decision();
    if (said.contains(identity)) {
      context.output(COUNTS, InputCounts.duplicate(event.origin()));
      return;
    }
    said.put(identity, true);
    out.collect(acknowledged(known, row, event.atMicros(), at));
    context.output(COUNTS, InputCounts.applied(event.origin(), event.atMicros()));
  }

  private static AcknowledgedRow acknowledged(
      NoticeRow known, AcknowledgementRow row, long at, long recordedAt) {
    return new AcknowledgedRow(
        at,
        recordedAt,
        known.noticeId(),
        known.notice(),
        known.node(),
        known.atMicros(),
        at - known.atMicros(),
        row.person(),
        row.decision(),
        row.remark());
  }

  private static RejectRow refused(InputEvent event, @Nullable NoticeRow known) {
    RowOrigin origin = event.origin();
    String found =
        known == null ? "there is none of that name" : "it was raised " + instant(known.atMicros());
    return new RejectRow(
        origin.file(),
        origin.line(),
        origin.kind(),
        RejectCode.UNKNOWN_NOTICE,
        "notice_id must name an alert or action raised up to %s, was %s: %s"
            .formatted(instant(event.atMicros()), Notices.idOf(event), found),
        Objects.requireNonNullElse(origin.original(), ""),
        event.atMicros());
  }

  private static String instant(long micros) {
    return Instants.instant(micros).toString();
  }
}
