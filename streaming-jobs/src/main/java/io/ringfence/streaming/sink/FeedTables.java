package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RulePackDocumentRow;
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
  public static final TableLayout<RulePackDocumentRow> RULE_PACK_DOCUMENTS =
      new TableLayout<>(
          "rule_pack_documents",
          List.of(
              Column.text("venue", RulePackDocumentRow::venue),
              Column.text("pack_id", RulePackDocumentRow::packId),
              Column.text("version", RulePackDocumentRow::version),
              Column.instant("effective_from", RulePackDocumentRow::effectiveFromMicros),
              Column.text("document", RulePackDocumentRow::document)));

  private FeedTables() {}
}
