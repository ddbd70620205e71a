package io.ringfence.streaming.notice;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NoticeRow;
import io.ringfence.contracts.wire.ThresholdActionRow;

/** What can be acknowledged. */
public final class Notices {
  private Notices() {}

  /** An alert, once it has left. */
  public static NoticeRow of(AlertRow alert) {
    return new NoticeRow(alert.alertId(), "alert", alert.node(), alert.atMicros());
  }

  /** What a threshold set off or took back. */
  public static NoticeRow of(ThresholdActionRow action) {
    return new NoticeRow(action.actionId(), "action", action.node(), action.asOfMicros());
  }

  /** Name of the message an acknowledgement is about. */
  public static String idOf(InputEvent acknowledgement) {
    return requireNonNull(acknowledgement.acknowledgement()).noticeId();
  }
}
