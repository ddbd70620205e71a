package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveClockRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import java.util.List;

/** Tables of the live path. The meaning of each column stands in the migrations. */
public final class LiveTables {
  /** {@code live_alerts}. */
  public static final TableLayout<LiveAlertRow> ALERTS =
      new TableLayout<>(
              "live_alerts",
              List.of(
                  Column.instant("at", LiveAlertRow::atMicros),
                  Column.text("kind", LiveAlertRow::kind),
                  Column.narrow("level", LiveAlertRow::level).orNull(),
                  Column.text("node", LiveAlertRow::node),
                  Column.text("position_key", LiveAlertRow::positionKey).orNull(),
                  Column.text("instrument", LiveAlertRow::instrument).orNull(),
                  Column.text("metric", LiveAlertRow::metric).orNull(),
                  Column.text("currency", LiveAlertRow::currency).orNull(),
                  Column.amount("mark_price", LiveAlertRow::markPrice).orNull(),
                  Column.text("state", LiveAlertRow::state).orNull(),
                  Column.amount("used", LiveAlertRow::used).orNull(),
                  Column.smallCount("unknown_count", LiveAlertRow::unknownCount).orNull(),
                  clock("received_at", LiveClockRow::receivedMicros).orNull(),
                  clock("detected_at", LiveClockRow::detectedMicros),
                  clock("emitted_at", LiveClockRow::emittedMicros)))
          .byMonthOf(LiveAlertRow::atMicros);

  /** {@code live_totals}. */
  public static final TableLayout<LiveTotalRow> TOTALS =
      new TableLayout<>(
              "live_totals",
              List.of(
                  Column.instant("as_of", LiveTotalRow::asOfMicros),
                  Column.text("node", LiveTotalRow::node),
                  Column.text("settlement_asset", LiveTotalRow::settlementAsset),
                  Column.smallCount("positions", LiveTotalRow::positions),
                  Column.smallCount("unknown_positions", LiveTotalRow::unknownPositions),
                  Column.smallCount("stale_positions", LiveTotalRow::stalePositions),
                  Column.amount("isolated_margin", LiveTotalRow::isolatedMargin),
                  Column.amount("equity", LiveTotalRow::equity),
                  Column.amount("requirement", LiveTotalRow::requirement),
                  Column.amount("gross_notional", LiveTotalRow::grossNotional),
                  Column.amount("net_notional", LiveTotalRow::netNotional),
                  Column.amount("still_to_lose", LiveTotalRow::stillToLose),
                  Column.amount("period_loss", LiveTotalRow::periodLoss).orNull(),
                  Column.count("marks", LiveTotalRow::marks),
                  Column.<LiveTotalRow>instant("published_at", LiveTotalRow::publishedMicros)
                      .offContent()))
          .byMonthOf(LiveTotalRow::asOfMicros);

  private LiveTables() {}

  /** Names of all tables a run of the live path writes to. */
  public static List<String> names() {
    return List.of(
        ALERTS.table(),
        TOTALS.table(),
        RunTables.REJECTS.table(),
        RunTables.INPUT_COUNTS.table(),
        RunTables.DEAD_LETTERS.table());
  }

  private static Column<LiveAlertRow> clock(String name, Column.Value<LiveClockRow, Long> reading) {
    return Column.<LiveAlertRow>instant(name, alert -> reading.of(alert.clock())).offContent();
  }
}
