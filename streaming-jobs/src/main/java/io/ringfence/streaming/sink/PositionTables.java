package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.AccountBalanceRow;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionLabelsRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import java.util.List;

/** Tables of positions, marks and balances. The meaning of each column stands in the migrations. */
public final class PositionTables {
  /** {@code position_versions}. */
  public static final TableLayout<PositionVersionRow> POSITION_VERSIONS =
      new TableLayout<PositionVersionRow>(
              "position_versions",
              List.of(
                  Column.text("venue", PositionVersionRow::venue),
                  Column.text("account", PositionVersionRow::account),
                  Column.text("instrument", PositionVersionRow::instrument),
                  Column.text("side", PositionVersionRow::side),
                  Column.text("position_key", PositionVersionRow::positionKey),
                  Column.instant("occurred_at", PositionVersionRow::occurredAtMicros),
                  Column.count("change_number", PositionVersionRow::changeNumber),
                  Column.text("change", PositionVersionRow::change),
                  Column.count("sequence", PositionVersionRow::sequence).orNull(),
                  Column.smallCount("episode", PositionVersionRow::episode),
                  Column.text("status", PositionVersionRow::status),
                  Column.amount("quantity", PositionVersionRow::quantity),
                  Column.amount("entry_price", PositionVersionRow::entryPrice),
                  Column.amount("isolated_margin", PositionVersionRow::isolatedMargin),
                  Column.amount("amount", PositionVersionRow::amount).orNull(),
                  Column.amount("lifetime_cap", PositionVersionRow::lifetimeCap),
                  Column.narrow("leverage", PositionVersionRow::leverage),
                  Column.ratio("liquidation_price", PositionVersionRow::liquidationPrice).orNull(),
                  Column.ratio("bankruptcy_price", PositionVersionRow::bankruptcyPrice).orNull(),
                  Column.text("settlement_asset", PositionVersionRow::settlementAsset),
                  Column.text("desk", PositionVersionRow::desk),
                  Column.text("book", PositionVersionRow::book),
                  Column.text("trader", PositionVersionRow::trader),
                  Column.amount("stop_price", PositionVersionRow::stopPrice).orNull(),
                  Column.amount("stop_quantity", PositionVersionRow::stopQuantity).orNull(),
                  Column.amount("planned_max_loss", PositionVersionRow::plannedMaxLoss).orNull(),
                  Column.text("thesis", PositionVersionRow::thesis).orNull(),
                  Column.text("plan", PositionVersionRow::plan).orNull(),
                  Column.text("legal_entity", PositionVersionRow::legalEntity).orNull(),
                  Column.text("client_or_house", PositionVersionRow::clientOrHouse).orNull(),
                  Column.text("pair_id", PositionVersionRow::pairId).orNull(),
                  Column.text("rule_pack", PositionVersionRow::rulePack),
                  Column.text("contract_kind", PositionVersionRow::contractKind).orNull(),
                  Column.amount("contract_multiplier", PositionVersionRow::contractMultiplier)
                      .orNull(),
                  label("strategy", PositionLabelsRow::strategy),
                  label("book_tag", PositionLabelsRow::bookTag),
                  label("profile", PositionLabelsRow::profile),
                  label("risk_class", PositionLabelsRow::riskClass),
                  label("sector", PositionLabelsRow::sector),
                  label("conviction", PositionLabelsRow::conviction)))
          .byMonthOf(PositionVersionRow::occurredAtMicros);

  /** {@code marks}. */
  public static final TableLayout<MarkPriceRow> MARKS =
      new TableLayout<MarkPriceRow>(
              "marks",
              List.of(
                  Column.text("venue", MarkPriceRow::venue),
                  Column.text("instrument", MarkPriceRow::instrument),
                  Column.instant("occurred_at", MarkPriceRow::occurredAtMicros),
                  Column.amount("mark_price", MarkPriceRow::markPrice)))
          .byMonthOf(MarkPriceRow::occurredAtMicros);

  /** {@code account_balances}. */
  public static final TableLayout<AccountBalanceRow> ACCOUNT_BALANCES =
      new TableLayout<>(
          "account_balances",
          List.of(
              Column.text("venue", AccountBalanceRow::venue),
              Column.text("account", AccountBalanceRow::account),
              Column.text("settlement_asset", AccountBalanceRow::settlementAsset),
              Column.instant("occurred_at", AccountBalanceRow::occurredAtMicros),
              Column.amount("free_balance", AccountBalanceRow::freeBalance)));

  /** {@code position_exposures}. */
  public static final TableLayout<PositionExposureRow> POSITION_EXPOSURES =
      new TableLayout<PositionExposureRow>(
              "position_exposures",
              List.of(
                  Column.instant("as_of", PositionExposureRow::asOfMicros),
                  Column.text("venue", PositionExposureRow::venue),
                  Column.text("account", PositionExposureRow::account),
                  Column.text("instrument", PositionExposureRow::instrument),
                  Column.text("side", PositionExposureRow::side),
                  Column.text("position_key", PositionExposureRow::positionKey),
                  Column.smallCount("episode", PositionExposureRow::episode),
                  Column.text("desk", PositionExposureRow::desk),
                  Column.text("book", PositionExposureRow::book),
                  Column.text("settlement_asset", PositionExposureRow::settlementAsset),
                  Column.amount("quantity", PositionExposureRow::quantity),
                  Column.amount("entry_price", PositionExposureRow::entryPrice),
                  Column.amount("isolated_margin", PositionExposureRow::isolatedMargin),
                  Column.amount("mark_price", PositionExposureRow::markPrice).orNull(),
                  Column.instant("mark_at", PositionExposureRow::markAtMicros).orNull(),
                  Column.amount("notional", PositionExposureRow::notional).orNull(),
                  Column.amount("unrealised_pnl", PositionExposureRow::unrealisedPnl).orNull(),
                  Column.amount("equity", PositionExposureRow::equity).orNull(),
                  Column.amount("maintenance_margin", PositionExposureRow::maintenanceMargin)
                      .orNull(),
                  Column.amount("initial_margin", PositionExposureRow::initialMargin).orNull(),
                  Column.ratio("margin_ratio", PositionExposureRow::marginRatio).orNull(),
                  Column.text("state", PositionExposureRow::state),
                  Column.ratio("liquidation_price", PositionExposureRow::liquidationPrice).orNull(),
                  Column.ratio("bankruptcy_price", PositionExposureRow::bankruptcyPrice).orNull(),
                  Column.ratio("distance", PositionExposureRow::distance).orNull(),
                  Column.amount("removable_margin", PositionExposureRow::removableMargin).orNull(),
                  Column.amount("lifetime_cap", PositionExposureRow::lifetimeCap),
                  Column.amount("cap", PositionExposureRow::cap),
                  Column.amount("still_to_lose", PositionExposureRow::stillToLose).orNull()))
          .byMonthOf(PositionExposureRow::asOfMicros);

  /** {@code liquidations}. */
  public static final TableLayout<LiquidationRow> LIQUIDATIONS =
      new TableLayout<>(
          "liquidations",
          List.of(
              Column.instant("at", LiquidationRow::atMicros),
              Column.text("position_key", LiquidationRow::positionKey),
              Column.smallCount("episode", LiquidationRow::episode),
              Column.text("desk", LiquidationRow::desk),
              Column.text("book", LiquidationRow::book),
              Column.text("settlement_asset", LiquidationRow::settlementAsset),
              Column.amount("quantity", LiquidationRow::quantity),
              Column.amount("mark_price", LiquidationRow::markPrice),
              Column.ratio("liquidation_price", LiquidationRow::liquidationPrice).orNull(),
              Column.amount("equity", LiquidationRow::equity),
              Column.amount("requirement", LiquidationRow::requirement),
              Column.amount("loss", LiquidationRow::loss),
              Column.amount("deficit", LiquidationRow::deficit),
              Column.flag("presumed", LiquidationRow::presumed)));

  /** {@code position_stages}. */
  public static final TableLayout<PositionStageRow> POSITION_STAGES =
      new TableLayout<>(
          "position_stages",
          List.of(
              Column.instant("as_of", PositionStageRow::asOfMicros),
              Column.text("position_key", PositionStageRow::positionKey),
              Column.smallCount("episode", PositionStageRow::episode),
              Column.text("desk", PositionStageRow::desk),
              Column.text("book", PositionStageRow::book),
              Column.text("stage", PositionStageRow::stage),
              Column.text("previous_stage", PositionStageRow::previousStage).orNull(),
              Column.amount("mark_price", PositionStageRow::markPrice).orNull(),
              Column.ratio("distance", PositionStageRow::distance).orNull(),
              Column.ratio("margin_ratio", PositionStageRow::marginRatio).orNull()));

  /** {@code mark_conditions}. */
  public static final TableLayout<MarkConditionRow> MARK_CONDITIONS =
      new TableLayout<>(
          "mark_conditions",
          List.of(
              Column.instant("as_of", MarkConditionRow::asOfMicros),
              Column.text("venue", MarkConditionRow::venue),
              Column.text("instrument", MarkConditionRow::instrument),
              Column.text("condition", MarkConditionRow::condition),
              Column.amount("mark_price", MarkConditionRow::markPrice).orNull(),
              Column.instant("mark_at", MarkConditionRow::markMicros).orNull(),
              Column.amount("trusted_price", MarkConditionRow::trustedPrice).orNull(),
              Column.smallCount("open_positions", MarkConditionRow::openPositions)));

  private PositionTables() {}

  private static Column<PositionVersionRow> label(
      String name, Column.Value<PositionLabelsRow, String> label) {
    return Column.<PositionVersionRow>text(name, row -> label.of(row.labels())).orNull();
  }
}
