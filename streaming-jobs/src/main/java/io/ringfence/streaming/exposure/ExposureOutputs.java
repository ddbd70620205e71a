package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.VenueFillRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the exposure operator beside the contributions to risk nodes. */
public final class ExposureOutputs {
  /** Every change of every position. */
  public static final OutputTag<PositionVersionRow> VERSIONS =
      tag("position-versions", PositionVersionRow.class);

  /** Every mark applied. */
  public static final OutputTag<MarkPriceRow> MARKS = tag("marks", MarkPriceRow.class);

  /** Open positions at snapshots. */
  public static final OutputTag<PositionExposureRow> EXPOSURES =
      tag("position-exposures", PositionExposureRow.class);

  /** Positions liquidated. */
  public static final OutputTag<LiquidationRow> LIQUIDATIONS =
      tag("liquidations", LiquidationRow.class);

  /** Stages of positions entered. */
  public static final OutputTag<PositionStageRow> STAGES =
      tag("position-stages", PositionStageRow.class);

  /** Conditions of marks entered. */
  public static final OutputTag<MarkConditionRow> CONDITIONS =
      tag("mark-conditions", MarkConditionRow.class);

  /** Fills of venues that were applied. */
  public static final OutputTag<VenueFillRow> VENUE_FILLS = tag("venue-fills", VenueFillRow.class);

  /** Levels reached and liquidations, as messages. */
  public static final OutputTag<AlertRow> ALERTS = tag("position-alerts", AlertRow.class);

  /** Rows that could not be applied. */
  public static final OutputTag<RejectRow> REJECTS = tag("exposure-rejects", RejectRow.class);

  /** Rows applied and repeated, per file, once at the end. */
  public static final OutputTag<InputCountRow> COUNTS = tag("exposure-counts", InputCountRow.class);

  private ExposureOutputs() {}

  private static <T> OutputTag<T> tag(String id, Class<T> type) {
    return new OutputTag<>(id, TypeInformation.of(type));
  }
}
