package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.AnnouncedPackRow;
import io.ringfence.contracts.wire.CrossPositionRow;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.VenueFillRow;
import java.util.List;

/**
 * Tables of what venues and institutions tell beside marks, positions and wallets. The meaning of
 * each column stands in the migrations.
 */
public final class FeedTables {
  /** {@code rates}. */
  public static final TableLayout<RateRow> RATES =
      new TableLayout<>(
          "rates",
          List.of(
              Column.text("base", RateRow::base),
              Column.text("quote", RateRow::quote),
              Column.instant("occurred_at", RateRow::occurredAtMicros),
              Column.amount("rate", RateRow::rate),
              Column.text("source", RateRow::source).orNull()));

  /** {@code venue_fills}. */
  public static final TableLayout<VenueFillRow> VENUE_FILLS =
      new TableLayout<>(
          "venue_fills",
          List.of(
              Column.text("venue", VenueFillRow::venue),
              Column.text("account", VenueFillRow::account),
              Column.text("instrument", VenueFillRow::instrument),
              Column.text("side", VenueFillRow::side),
              Column.text("position_key", VenueFillRow::positionKey),
              Column.instant("occurred_at", VenueFillRow::occurredAtMicros),
              Column.count("sequence", VenueFillRow::sequence),
              Column.text("kind", VenueFillRow::kind),
              Column.amount("quantity", VenueFillRow::quantity),
              Column.amount("price", VenueFillRow::price),
              Column.amount("realised_pnl", VenueFillRow::realisedPnl)));

  /** {@code adl_ranks}. */
  public static final TableLayout<AdlRankRow> ADL_RANKS =
      new TableLayout<>(
          "adl_ranks",
          List.of(
              Column.text("venue", AdlRankRow::venue),
              Column.text("account", AdlRankRow::account),
              Column.text("instrument", AdlRankRow::instrument),
              Column.text("side", AdlRankRow::side),
              Column.text("position_key", AdlRankRow::positionKey),
              Column.instant("occurred_at", AdlRankRow::occurredAtMicros),
              Column.smallCount("rank", AdlRankRow::rank)));

  /** {@code insurance_fund_balances}. */
  public static final TableLayout<InsuranceFundRow> INSURANCE_FUND_BALANCES =
      new TableLayout<>(
          "insurance_fund_balances",
          List.of(
              Column.text("venue", InsuranceFundRow::venue),
              Column.text("asset", InsuranceFundRow::asset),
              Column.instant("occurred_at", InsuranceFundRow::occurredAtMicros),
              Column.amount("balance", InsuranceFundRow::balance)));

  /** {@code cross_positions}. */
  public static final TableLayout<CrossPositionRow> CROSS_POSITIONS =
      new TableLayout<>(
          "cross_positions",
          List.of(
              Column.text("venue", row -> row.key().venue()),
              Column.text("account", row -> row.key().account()),
              Column.text("instrument", row -> row.key().instrument()),
              Column.text("side", row -> row.key().side()),
              Column.text("position_key", row -> row.key().text()),
              Column.instant("occurred_at", CrossPositionRow::occurredAtMicros),
              Column.count("sequence", CrossPositionRow::sequence),
              Column.amount("quantity", CrossPositionRow::quantity),
              Column.amount("entry_price", CrossPositionRow::entryPrice),
              Column.narrow("leverage", CrossPositionRow::leverage),
              Column.text("desk", row -> row.owner().desk()),
              Column.text("book", row -> row.owner().book()),
              Column.text("trader", row -> row.owner().trader()),
              cross("thesis", row -> row.owner().thesis()),
              cross("legal_entity", row -> row.owner().legalEntity()),
              cross("client_or_house", row -> row.owner().clientOrHouse()),
              cross("pair_id", row -> row.owner().pairId()),
              cross("strategy", row -> row.labels().strategy()),
              cross("book_tag", row -> row.labels().bookTag()),
              cross("profile", row -> row.labels().profile()),
              cross("risk_class", row -> row.labels().riskClass()),
              cross("sector", row -> row.labels().sector()),
              cross("conviction", row -> row.labels().conviction())));

  private static Column<CrossPositionRow> cross(
      String name, Column.Value<CrossPositionRow, String> text) {
    return Column.text(name, text).orNull();
  }

  /** {@code order_book_depths}. */
  public static final TableLayout<OrderBookRow> ORDER_BOOK_DEPTHS =
      new TableLayout<>(
          "order_book_depths",
          List.of(
              Column.text("venue", OrderBookRow::venue),
              Column.text("instrument", OrderBookRow::instrument),
              Column.instant("occurred_at", OrderBookRow::occurredAtMicros),
              Column.text("book_side", OrderBookRow::bookSide),
              Column.smallCount("within_bps", OrderBookRow::withinBps),
              Column.amount("quantity", OrderBookRow::quantity),
              Column.amount("notional", OrderBookRow::notional)));

  /** {@code rule_pack_documents}. */
  public static final TableLayout<AnnouncedPackRow> RULE_PACK_DOCUMENTS =
      new TableLayout<>(
          "rule_pack_documents",
          List.of(
              Column.text("venue", row -> row.pack().venue()),
              Column.text("pack_id", row -> row.pack().packId()),
              Column.text("version", row -> row.pack().version()),
              Column.instant("effective_from", row -> row.pack().effectiveFromMicros()),
              Column.text("document", row -> row.pack().document()),
              Column.instant("recorded_at", AnnouncedPackRow::recordedMicros)));

  private FeedTables() {}
}
