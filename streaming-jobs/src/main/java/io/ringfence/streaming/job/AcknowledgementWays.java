package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NoticeRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import io.ringfence.streaming.notice.AcknowledgementFunction;
import io.ringfence.streaming.notice.Notices;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The way of acknowledgements to the messages they are about. */
final class AcknowledgementWays {
  private AcknowledgementWays() {}

  static SingleOutputStreamOperator<AcknowledgedRow> addTo(
      SingleOutputStreamOperator<InputEvent> events,
      DataStream<AlertRow> alerts,
      DataStream<ThresholdActionRow> actions) {
    DataStream<NoticeRow> ofAlerts =
        alerts
            .map(Notices::of)
            .returns(NoticeRow.class)
            .setParallelism(1)
            .uid("notices-of-alerts")
            .name("notices of alerts");
    DataStream<NoticeRow> ofActions =
        actions
            .map(Notices::of)
            .returns(NoticeRow.class)
            .setParallelism(1)
            .uid("notices-of-actions")
            .name("notices of actions");
    return ofAlerts
        .union(ofActions)
        .keyBy(NoticeRow::noticeId, Types.STRING)
        .connect(
            events.getSideOutput(IntakeRouter.ACKNOWLEDGEMENTS).keyBy(Notices::idOf, Types.STRING))
        .process(new AcknowledgementFunction())
        .returns(AcknowledgedRow.class)
        .setParallelism(1)
        .uid("acknowledgements")
        .name("acknowledgements");
  }
}
