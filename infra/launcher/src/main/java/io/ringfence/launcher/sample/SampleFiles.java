package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The files of a sample before they are written. Columns: the file formats, In. */
record SampleFiles(
    SampleFile positions,
    SampleFile walletEvents,
    SampleFile accounts,
    SampleFile budgets,
    SampleFile capital,
    SampleFile marks,
    SampleFile funding) {

  static SampleFiles empty() {
    return new SampleFiles(
        new SampleFile(
            "positions.csv",
            "ts",
            "sequence",
            "venue",
            "account",
            "instrument",
            "side",
            "quantity",
            "entry_price",
            "isolated_margin",
            "leverage",
            "desk",
            "book",
            "trader",
            "stop_price",
            "stop_quantity",
            "planned_max_loss",
            "thesis",
            "plan",
            "legal_entity",
            "client_or_house",
            "strategy",
            "book_tag",
            "profile",
            "risk_class",
            "sector",
            "conviction",
            "pair_id",
            "realised_pnl"),
        new SampleFile(
            "wallet-events.csv",
            "ts",
            "sequence",
            "venue",
            "account",
            "instrument",
            "side",
            "kind",
            "amount"),
        new SampleFile(
            "accounts.csv", "ts", "venue", "account", "settlement_asset", "free_balance"),
        new SampleFile(
            "budgets.csv",
            "node",
            "metric",
            "soft",
            "hard",
            "soft_leave",
            "hard_leave",
            "min_dwell_s",
            "currency"),
        new SampleFile("capital.csv", "node", "amount", "currency"),
        new SampleFile(
            "marks.csv.gz",
            "ts_ms",
            "venue",
            "instrument",
            "mark_price",
            "bar_ms",
            "mark_open",
            "mark_high",
            "mark_low"),
        new SampleFile("funding.csv.gz", "ts_ms", "venue", "instrument", "funding_rate"));
  }

  /** The files in the order in which people read them; market files only where they hold rows. */
  List<SampleFile> all() {
    List<SampleFile> files =
        new ArrayList<>(List.of(positions, walletEvents, accounts, budgets, capital));
    for (SampleFile ofMarket : List.of(marks, funding)) {
      if (!ofMarket.ordered().isEmpty()) {
        files.add(ofMarket);
      }
    }
    return files;
  }

  static Line line(PositionVersion version) {
    var key = version.key();
    var facts = version.facts();
    var labels = facts.labels();
    return Line.of(
        version.at(),
        List.of(
            text(version.at()),
            text(version.sequence()),
            key.instrument().venue(),
            key.account(),
            key.instrument().symbol(),
            key.side().code(),
            text(version.quantity()),
            text(version.entryPrice()),
            text(version.isolatedMargin()),
            text(version.leverage()),
            facts.desk(),
            facts.book(),
            facts.trader(),
            text(facts.stopPrice()),
            text(facts.stopQuantity()),
            text(facts.plannedMaxLoss()),
            text(facts.thesis()),
            text(facts.plan()),
            text(facts.legalEntity()),
            text(facts.clientOrHouse()),
            text(labels.strategy()),
            text(labels.bookTag()),
            text(labels.profile()),
            text(labels.riskClass()),
            text(labels.sector()),
            text(labels.conviction()),
            text(labels.pairId()),
            text(version.realisedPnl())));
  }

  static Line line(WalletEvent event) {
    var key = event.key();
    return Line.of(
        event.at(),
        List.of(
            text(event.at()),
            text(event.sequence()),
            key.instrument().venue(),
            key.account(),
            key.instrument().symbol(),
            key.side().code(),
            text(event.kind()),
            text(event.amount())));
  }

  static Line line(Instant at, BudgetDraft budget) {
    boolean sticky = budget.metric().equals("period_loss");
    BigDecimal leave = new BigDecimal("0.98");
    return Line.of(
        at,
        List.of(
            budget.node().toString(),
            budget.metric(),
            text(budget.soft()),
            text(budget.hard()),
            sticky ? text(Figures.plain(budget.soft().multiply(leave))) : "",
            sticky ? text(Figures.plain(budget.hard().multiply(leave))) : "",
            sticky ? "900" : "",
            budget.currency()));
  }

  static Line capital(Instant at, NodePath node, BigDecimal amount, String currency) {
    return Line.of(at, List.of(node.toString(), text(amount), currency));
  }

  static Line mark(String venue, String symbol, Bar bar) {
    return Line.of(
        bar.end(),
        List.of(
            text(bar.end().toEpochMilli()),
            venue,
            symbol,
            text(bar.close()),
            text(bar.length().toMillis()),
            text(bar.open()),
            text(bar.high()),
            text(bar.low())));
  }

  static Line funding(String venue, SyntheticMarket.Settlement settlement) {
    return Line.of(
        settlement.at(),
        List.of(
            text(settlement.at().toEpochMilli()),
            venue,
            settlement.symbol(),
            text(settlement.rate())));
  }

  /** Absent is empty; decimals in plain digits, words in lower case. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal figure -> Precision.canonical(figure);
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      case Object other -> other.toString();
    };
  }
}
