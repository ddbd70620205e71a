package io.ringfence.reporting.workbook;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.RejectsQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets that list what happened: Alerts, Liquidations, Rejects. */
final class EventColumns {
  static final String ALERTS = "Alerts";
  static final String LIQUIDATIONS = "Liquidations";
  static final String REJECTS = "Rejects";

  private static final Value BLANK = new Value.Dash();
  private static final Set<String> OF_POSITIONS =
      Set.of("DISTANCE", "MARGIN_RATIO", "LIQUIDATION", "PRESUMED_LIQUIDATION");
  private static final Set<String> WITH_LEVEL = Set.of("DISTANCE", "MARGIN_RATIO");

  private EventColumns() {}

  static Table<AlertsBetweenQuery.Row> alerts() {
    return new Table<>(
        ALERTS,
        List.of(
            new Column<>("At", 21, row -> new Value.Moment(row.at())),
            new Column<>("Kind", 14, row -> new Value.Text(row.kind())),
            new Column<>("Level", 9, EventColumns::level),
            new Column<>("Node", 28, row -> new Value.Text(row.node())),
            new Column<>("Position", 36, row -> ofPosition(row, Value.text(row.positionKey()))),
            new Column<>("Metric", 22, row -> ofBudget(row, Value.text(row.metric()))),
            new Column<>("Mark", 15, row -> ofPosition(row, own(row.markPrice(), Value.UNKNOWN))),
            new Column<>(
                "Liquidation price", 15, row -> ofPosition(row, price(row.liquidationPrice()))),
            new Column<>("Distance", 11, row -> ofPosition(row, fraction(row.distance()))),
            new Column<>(
                "Margin ratio",
                12,
                row -> ofPosition(row, number(row.marginRatio(), Patterns.RATIO, Value.NONE))),
            new Column<>("State", 20, EventColumns::state),
            new Column<>("Used", 18, row -> ofBudget(row, used(row)))));
  }

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
            new Column<>("Mark", 15, row -> own(row.markPrice(), Value.UNKNOWN)),
            new Column<>("Liquidation price", 15, row -> price(row.liquidationPrice())),
            new Column<>("Asset", 8, row -> new Value.Text(row.settlementAsset())),
            new Column<>("Loss", 16, row -> Value.amount(row.loss(), row.settlementAsset())),
            new Column<>(
                "Venue deficit", 16, row -> Value.amount(row.deficit(), row.settlementAsset())),
            new Column<>("Equity", 16, row -> Value.amount(row.equity(), row.settlementAsset())),
            new Column<>(
                "Requirement", 16, row -> Value.amount(row.requirement(), row.settlementAsset())),
            new Column<>(
                "Source", 12, row -> new Value.State(row.presumed() ? "computed" : "venue")),
            new Column<>("Loss, exact", 28, row -> Value.exact(row.loss())),
            new Column<>("Venue deficit, exact", 28, row -> Value.exact(row.deficit()))));
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

  private static Value level(AlertsBetweenQuery.Row row) {
    if (!WITH_LEVEL.contains(row.kind())) {
      return BLANK;
    }
    return row.kind().equals("DISTANCE")
        ? fraction(row.level())
        : Value.figure(row.level(), "0.00");
  }

  private static Value state(AlertsBetweenQuery.Row row) {
    String state = row.state();
    return state == null ? BLANK : new Value.State(state);
  }

  private static Value used(AlertsBetweenQuery.Row row) {
    BudgetMetric.Unit unit =
        BudgetMetric.of(row.metric() == null ? "" : row.metric())
            .map(BudgetMetric::unit)
            .orElse(BudgetMetric.Unit.RATIO);
    return Value.figure(
        row.used(),
        switch (unit) {
          case AMOUNT -> Patterns.digits(2);
          case RATIO -> Patterns.RATIO;
          case COUNT -> Patterns.COUNT;
        });
  }

  private static Value ofPosition(AlertsBetweenQuery.Row row, Value value) {
    return OF_POSITIONS.contains(row.kind()) ? value : BLANK;
  }

  private static Value ofBudget(AlertsBetweenQuery.Row row, Value value) {
    return row.kind().equals("BUDGET") ? value : BLANK;
  }

  private static Value own(@Nullable BigDecimal figure, Value otherwise) {
    return figure == null ? otherwise : new Value.Figure(figure, Digits.own(figure));
  }

  private static Value price(@Nullable BigDecimal price) {
    return price == null ? Value.NONE : new Value.Figure(price, Digits.significant(price));
  }

  private static Value fraction(@Nullable BigDecimal fraction) {
    return number(fraction, Patterns.PERCENT, Value.NONE);
  }

  private static Value number(@Nullable BigDecimal figure, String pattern, Value otherwise) {
    return figure == null ? otherwise : new Value.Figure(figure, pattern);
  }
}
