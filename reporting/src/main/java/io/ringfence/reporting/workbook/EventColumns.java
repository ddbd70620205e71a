package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.report.RateLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets that list what happened: Liquidations, Rates, Rejects. */
final class EventColumns {
  static final String LIQUIDATIONS = "Liquidations";
  static final String REJECTS = "Rejects";
  static final String RATES = "Rates";
  static final String CONDITION = "Condition";

  private EventColumns() {}

  static Table<LiquidationsBetweenQuery.Row> liquidations() {
    return new Table<>(
        LIQUIDATIONS,
        List.of(
            new Column<>("At", 21, row -> new Value.Moment(row.at())),
            new Column<>("Position", 36, row -> new Value.Text(row.positionKey())),
            new Column<>("Episode", 9, row -> Value.count(row.episode())),
            new Column<>("Desk", 16, row -> new Value.Text(row.desk())),
            new Column<>("Book", 16, row -> new Value.Text(row.book())),
            new Column<>("Quantity", 16, row -> own(row.quantity(), Value.UNKNOWN)),
            new Column<>("Mark", PositionColumns.PRICE, row -> own(row.markPrice(), Value.UNKNOWN)),
            new Column<>(
                "Liquidation price", PositionColumns.PRICE, row -> price(row.liquidationPrice())),
            new Column<>("Asset", 8, row -> new Value.Text(row.settlementAsset())),
            new Column<>("Loss", 16, row -> Value.amount(row.loss(), row.settlementAsset())),
            new Column<>(
                "Venue deficit", 16, row -> Value.amount(row.deficit(), row.settlementAsset())),
            new Column<>("Equity", 16, row -> Value.amount(row.equity(), row.settlementAsset())),
            new Column<>(
                "Requirement", 16, row -> Value.amount(row.requirement(), row.settlementAsset())),
            new Column<>(
                "Source", 12, row -> new Value.State(row.presumed() ? "computed" : "venue")),
            new Column<>("Loss, exact", Column.EXACT, row -> Value.exact(row.loss())),
            new Column<>("Venue deficit, exact", Column.EXACT, row -> Value.exact(row.deficit()))));
  }

  static Table<RateLine> rates() {
    return new Table<>(
        RATES,
        List.of(
            new Column<>("From", 21, line -> new Value.Moment(line.row().at())),
            new Column<>("Rate", 16, line -> new Value.Text(line.pair())),
            new Column<>("Node", 28, line -> new Value.Text(line.row().node())),
            new Column<>("Scope", 22, EventColumns::part),
            new Column<>(CONDITION, 14, line -> new Value.State(line.row().condition())),
            new Column<>(
                "Until",
                21,
                line -> Value.moment(line.until().orElse(null), new Value.Word("goes on"))),
            new Column<>("Last known", 18, line -> own(line.row().rate(), Value.NONE)),
            new Column<>("Of", 21, line -> Value.moment(line.row().rateAt(), Value.NONE))));
  }

  static Table<RejectsQuery.Row> rejects() {
    return new Table<>(
        REJECTS,
        List.of(
            new Column<>("File", 30, row -> new Value.Text(row.file())),
            new Column<>("Line", 9, row -> Value.count(row.line())),
            new Column<>("Kind", 14, row -> new Value.Text(row.kind())),
            new Column<>("Code", 24, row -> new Value.Text(row.code())),
            new Column<>("Reason", 60, row -> new Value.Prose(row.reason())),
            new Column<>("Time", 21, row -> Value.moment(row.occurredAt(), Value.UNKNOWN)),
            new Column<>("Original", 90, row -> new Value.Prose(row.original()))));
  }

  private static Value part(RateLine line) {
    String part = line.row().part();
    return part == null ? new Value.Said("all positions") : new Value.Text(part);
  }

  /** A figure with its own digits, or a word in its place. */
  static Value own(@Nullable BigDecimal figure, Value otherwise) {
    return figure == null ? otherwise : new Value.Figure(figure, Digits.own(figure));
  }

  /** A price, or none. */
  static Value price(@Nullable BigDecimal price) {
    return price == null ? Value.NONE : new Value.Figure(price, Digits.significant(price));
  }
}
