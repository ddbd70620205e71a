package io.ringfence.streaming.publish;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.streaming.sink.DeskTables;
import io.ringfence.streaming.sink.LiveTables;
import io.ringfence.streaming.sink.TableLayout;
import java.io.Serializable;
import java.util.List;

/**
 * A table whose rows are told as a topic, too.
 *
 * @param layout its table
 * @param name what the name of the topic ends with, and of its schemas begins with
 * @param key what order is kept for
 * @param <T> type of the row
 */
public record PublishedTopic<T>(TableLayout<T> layout, String name, Key<T> key)
    implements Serializable {
  /** The key of a row's record. */
  @FunctionalInterface
  public interface Key<T> extends Serializable {
    /** The key. */
    String of(T row);
  }

  /** Alerts, keyed by the position, or the node where there is none. */
  public static final PublishedTopic<AlertRow> ALERTS =
      new PublishedTopic<>(
          DeskTables.ALERTS, "alerts", row -> requireNonNullElse(row.positionKey(), row.node()));

  /** Exposure of nodes, keyed by the node. */
  public static final PublishedTopic<DeskExposureRow> DESK_EXPOSURES =
      new PublishedTopic<>(DeskTables.DESK_EXPOSURES, "desk-exposures", DeskExposureRow::node);

  /** Alerts of the live path, keyed by the position, or the node where there is none. */
  public static final PublishedTopic<LiveAlertRow> LIVE_ALERTS =
      new PublishedTopic<>(
          LiveTables.ALERTS,
          "live-alerts",
          row -> requireNonNullElse(row.positionKey(), row.node()));

  /** Totals of nodes on the live path, keyed by the node. */
  public static final PublishedTopic<LiveTotalRow> LIVE_TOTALS =
      new PublishedTopic<>(LiveTables.TOTALS, "live-totals", LiveTotalRow::node);

  /** Those of a run that computes instants. */
  public static final List<PublishedTopic<?>> OF_INSTANTS = List.of(ALERTS, DESK_EXPOSURES);

  /** Those of the live path. */
  public static final List<PublishedTopic<?>> OF_LIVE_PATH = List.of(LIVE_ALERTS, LIVE_TOTALS);

  /** All of them. */
  static final List<PublishedTopic<?>> ALL =
      List.of(ALERTS, DESK_EXPOSURES, LIVE_ALERTS, LIVE_TOTALS);
}
