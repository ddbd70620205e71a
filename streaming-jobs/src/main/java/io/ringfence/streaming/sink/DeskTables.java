package io.ringfence.streaming.sink;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import java.util.List;

/**
 * Tables of risk nodes, budgets and alerts. The meaning of each column stands in the migrations.
 */
public final class DeskTables {
  /** {@code desk_exposures}. */
  public static final TableLayout<DeskExposureRow> DESK_EXPOSURES =
      new TableLayout<DeskExposureRow>(
              "desk_exposures",
              List.of(
                  Column.instant("as_of", DeskExposureRow::asOfMicros),
                  Column.text("node", DeskExposureRow::node),
                  Column.text("level", DeskExposureRow::level),
                  Column.text("settlement_asset", DeskExposureRow::settlementAsset),
                  Column.smallCount("positions", DeskExposureRow::positions),
                  Column.smallCount("unknown_positions", DeskExposureRow::unknownPositions),
                  Column.amount("isolated_margin", DeskExposureRow::isolatedMargin),
                  Column.amount("open_capital_at_risk", DeskExposureRow::openCapitalAtRisk),
                  Column.amount("equity", DeskExposureRow::equity).orNull(),
                  Column.amount("unrealised_pnl", DeskExposureRow::unrealisedPnl).orNull(),
                  Column.amount("maintenance_margin", DeskExposureRow::maintenanceMargin).orNull(),
                  Column.amount("initial_margin", DeskExposureRow::initialMargin).orNull(),
                  Column.amount("gross_notional", DeskExposureRow::grossNotional).orNull(),
                  Column.amount("net_notional", DeskExposureRow::netNotional).orNull(),
                  Column.amount("still_to_lose", DeskExposureRow::stillToLose).orNull(),
                  Column.amount("known_equity", DeskExposureRow::knownEquity),
                  Column.amount("known_unrealised_pnl", DeskExposureRow::knownUnrealisedPnl),
                  Column.amount("known_maintenance", DeskExposureRow::knownMaintenance),
                  Column.amount("known_gross_notional", DeskExposureRow::knownGrossNotional),
                  Column.amount("realised_pnl", DeskExposureRow::realisedPnl),
                  Column.amount("realised_pnl_day", DeskExposureRow::realisedPnlDay),
                  Column.amount("realised_loss", DeskExposureRow::realisedLoss),
                  Column.amount("deficit", DeskExposureRow::deficit),
                  Column.amount("period_loss", DeskExposureRow::periodLoss),
                  Column.smallCount("liquidations", DeskExposureRow::liquidations),
                  Column.smallCount("unstopped_positions", DeskExposureRow::unstoppedPositions)
                      .orNull(),
                  Column.ratio("nearest_distance", DeskExposureRow::nearestDistance).orNull(),
                  Column.text("nearest_position", DeskExposureRow::nearestPosition).orNull(),
                  Column.ratio("highest_margin_ratio", DeskExposureRow::highestMarginRatio)
                      .orNull(),
                  Column.smallCount("stale_positions", DeskExposureRow::stalePositions),
                  Column.smallCount("unknown_results", DeskExposureRow::unknownResults).orNull(),
                  Column.smallCount("unknown_results_day", DeskExposureRow::unknownResultsDay)
                      .orNull()))
          .byMonthOf(DeskExposureRow::asOfMicros);

  /** {@code budgets}. */
  public static final TableLayout<BudgetRow> BUDGETS =
      new TableLayout<>(
          "budgets",
          List.of(
              Column.text("node", BudgetRow::node),
              Column.text("metric", BudgetRow::metric),
              Column.text("currency", BudgetRow::currency),
              Column.amount("soft", BudgetRow::soft),
              Column.amount("hard", BudgetRow::hard),
              Column.amount("soft_leave", row -> requireNonNullElse(row.softLeave(), row.soft())),
              Column.amount("hard_leave", row -> requireNonNullElse(row.hardLeave(), row.hard())),
              Column.count("min_dwell_s", BudgetRow::minDwellSeconds),
              Column.instant("valid_from", BudgetRow::validFromMicros).orNull(),
              Column.instant("valid_to", BudgetRow::validToMicros).orNull(),
              Column.instant("given_at", BudgetRow::givenMicros).orNull(),
              Column.text("kind", BudgetRow::kind),
              Column.text("scope", BudgetRow::scope).orNull(),
              Column.text("basis", BudgetRow::basis),
              Column.text("regime", BudgetRow::regime).orNull(),
              Column.text("soft_actions", BudgetRow::softActions).orNull(),
              Column.text("hard_actions", BudgetRow::hardActions).orNull(),
              Column.text("proposed_by", BudgetRow::proposedBy).orNull(),
              Column.text("approved_by", BudgetRow::approvedBy).orNull(),
              Column.text("day_zone", BudgetRow::dayZone).orNull(),
              Column.text("day_cut", BudgetRow::dayCut).orNull()));

  /** {@code node_capital}. */
  public static final TableLayout<CapitalRow> NODE_CAPITAL =
      new TableLayout<>(
          "node_capital",
          List.of(
              Column.text("node", CapitalRow::node),
              Column.text("currency", CapitalRow::currency),
              Column.amount("amount", CapitalRow::amount),
              Column.instant("valid_from", CapitalRow::validFromMicros).orNull()));

  /** {@code budget_states}. */
  public static final TableLayout<BudgetStateRow> BUDGET_STATES =
      new TableLayout<>(
          "budget_states",
          List.of(
              Column.instant("as_of", BudgetStateRow::asOfMicros),
              Column.text("node", BudgetStateRow::node),
              Column.text("metric", BudgetStateRow::metric),
              Column.text("currency", BudgetStateRow::currency),
              Column.text("state", BudgetStateRow::state),
              Column.text("previous_state", BudgetStateRow::previousState).orNull(),
              Column.amount("used", BudgetStateRow::used).orNull(),
              Column.amount("known_part", BudgetStateRow::knownPart),
              Column.smallCount("unknown_count", BudgetStateRow::unknownCount),
              Column.amount("soft", BudgetStateRow::soft),
              Column.amount("hard", BudgetStateRow::hard),
              Column.text("scope", BudgetStateRow::scope).orNull(),
              Column.text("kind", BudgetStateRow::kind),
              Column.text("basis", BudgetStateRow::basis)));

  /** {@code budget_uses}. */
  public static final TableLayout<BudgetUseRow> BUDGET_USES =
      new TableLayout<>(
          "budget_uses",
          List.of(
              Column.instant("as_of", BudgetUseRow::asOfMicros),
              Column.text("node", BudgetUseRow::node),
              Column.text("metric", BudgetUseRow::metric),
              Column.text("currency", BudgetUseRow::currency),
              Column.text("state", BudgetUseRow::state),
              Column.amount("used", BudgetUseRow::used).orNull(),
              Column.amount("known_part", BudgetUseRow::knownPart),
              Column.smallCount("unknown_count", BudgetUseRow::unknownCount),
              Column.amount("soft", BudgetUseRow::soft),
              Column.amount("hard", BudgetUseRow::hard),
              Column.text("scope", BudgetUseRow::scope).orNull(),
              Column.text("kind", BudgetUseRow::kind),
              Column.text("basis", BudgetUseRow::basis)));

  /** {@code alerts}. */
  public static final TableLayout<AlertRow> ALERTS =
      new TableLayout<>(
          "alerts",
          List.of(
              Column.instant("at", AlertRow::atMicros),
              Column.text("kind", AlertRow::kind),
              Column.narrow("level", AlertRow::level).orNull(),
              Column.text("node", AlertRow::node),
              Column.text("position_key", AlertRow::positionKey).orNull(),
              Column.text("metric", AlertRow::metric).orNull(),
              Column.amount("mark_price", AlertRow::markPrice).orNull(),
              Column.ratio("liquidation_price", AlertRow::liquidationPrice).orNull(),
              Column.ratio("distance", AlertRow::distance).orNull(),
              Column.ratio("margin_ratio", AlertRow::marginRatio).orNull(),
              Column.text("state", AlertRow::state).orNull(),
              Column.amount("used", AlertRow::used).orNull(),
              Column.text("scope", AlertRow::scope).orNull(),
              Column.amount("known_part", AlertRow::knownPart).orNull(),
              Column.smallCount("unknown_count", AlertRow::unknownCount).orNull(),
              Column.text("instrument", AlertRow::instrument).orNull(),
              Column.text("alert_id", AlertRow::alertId),
              clock("received_at", ClockRow::receivedMicros),
              clock("detected_at", ClockRow::detectedMicros),
              clock("emitted_at", ClockRow::emittedMicros)));

  private DeskTables() {}

  private static Column<AlertRow> clock(String name, Column.Value<ClockRow, Long> reading) {
    return Column.<AlertRow>instant(name, alert -> reading.of(alert.clock())).orNull().offContent();
  }
}
