package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.RejectRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the intake beside batches. */
final class LiveOutputs {
  /** Rows that were not applied. */
  static final OutputTag<RejectRow> REJECTS = tag("rejects", RejectRow.class);

  /** Counts of rows, by partition. */
  static final OutputTag<InputCountRow> COUNTS = tag("counts", InputCountRow.class);

  /** Alerts of marks. */
  static final OutputTag<LiveAlertRow> ALERTS = tag("alerts", LiveAlertRow.class);

  /** Names of positions. */
  static final OutputTag<PositionName> NAMES = tag("names", PositionName.class);

  /** What is known of nodes. */
  static final OutputTag<NodeFact> FACTS = tag("facts", NodeFact.class);

  private LiveOutputs() {}

  private static <T> OutputTag<T> tag(String name, Class<T> type) {
    return new OutputTag<>(name, TypeInformation.of(type));
  }
}
