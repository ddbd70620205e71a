package io.ringfence.reporting.workbook;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.report.AlertLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns of sheet Alerts: what was told, and who took notice of it. */
final class AlertColumns {
  static final String ALERTS = "Alerts";

  private static final Value BLANK = new Value.Dash();
  private static final Value NOT_YET = new Value.Word("not yet");
  private static final Set<String> OF_POSITIONS =
      Set.of("DISTANCE", "MARGIN_RATIO", "LIQUIDATION", "PRESUMED_LIQUIDATION");
  private static final Set<String> WITH_LEVEL = Set.of("DISTANCE", "MARGIN_RATIO");
  private static final Set<String> OF_INSTRUMENTS = Set.of("MARK", "RATE");

  private AlertColumns() {}

  static Table<AlertLine> alerts() {
    return new Table<>(
        ALERTS,
        List.of(
            column("At", 21, row -> new Value.Moment(row.at())),
            column("Kind", 14, row -> new Value.Text(row.kind())),
            column("Level", 9, AlertColumns::level),
            column("Node", 28, row -> new Value.Text(row.node())),
            column("Position", 36, row -> ofPosition(row, Value.text(row.positionKey()))),
            column("Instrument", 22, AlertColumns::instrument),
            column("Metric", 22, row -> ofBudget(row, Value.text(row.metric()))),
            column("Mark", PositionColumns.PRICE, row -> ofPosition(row, mark(row))),
            column(
                "Liquidation price",
                PositionColumns.PRICE,
                row -> ofPosition(row, EventColumns.price(row.liquidationPrice()))),
            column("Distance", 11, row -> ofPosition(row, fraction(row.distance()))),
            column("Margin ratio", 12, row -> ofPosition(row, ratio(row))),
            column("State", 20, AlertColumns::state),
            column("Used", 18, row -> ofBudget(row, used(row))),
            new Column<>("Acknowledged by", 28, AlertColumns::by),
            new Column<>(
                "Acknowledged at", 21, line -> first(line, first -> new Value.Moment(first.at()))),
            new Column<>("After", 16, line -> first(line, AlertColumns::after)),
            new Column<>("Remark", 40, line -> first(line, AlertColumns::remark))));
  }

  private static Column<AlertLine> column(
      String heading, int width, Function<AlertsBetweenQuery.Row, Value> value) {
    return new Column<>(heading, width, line -> value.apply(line.row()));
  }

  /** Everybody who did, in order of time; who declined what it asks for is named as such. */
  private static Value by(AlertLine line) {
    return first(
        line,
        _ ->
            new Value.Text(
                line.acknowledgements().stream()
                    .map(AlertColumns::person)
                    .collect(Collectors.joining(", "))));
  }

  private static String person(AcknowledgementsQuery.Row row) {
    return row.decision().equals("acknowledged")
        ? row.person()
        : "%s (%s)".formatted(row.person(), row.decision());
  }

  private static Value after(AcknowledgementsQuery.Row row) {
    return new Value.Text(Words.duration(row.waited()));
  }

  private static Value remark(AcknowledgementsQuery.Row row) {
    String remark = row.remark();
    return remark == null ? BLANK : new Value.Prose(remark);
  }

  /** What cannot be acknowledged is not waiting for it. */
  private static Value first(
      AlertLine line, Function<AcknowledgementsQuery.Row, Value> acknowledged) {
    return line.first().map(acknowledged).orElse(line.isNamed() ? NOT_YET : BLANK);
  }

  private static Value level(AlertsBetweenQuery.Row row) {
    if (!WITH_LEVEL.contains(row.kind())) {
      return BLANK;
    }
    return row.kind().equals("DISTANCE")
        ? fraction(row.level())
        : Value.figure(row.level(), "0.00");
  }

  private static Value instrument(AlertsBetweenQuery.Row row) {
    return OF_INSTRUMENTS.contains(row.kind()) ? Value.text(row.instrument()) : BLANK;
  }

  private static Value mark(AlertsBetweenQuery.Row row) {
    return EventColumns.own(row.markPrice(), Value.UNKNOWN);
  }

  private static Value ratio(AlertsBetweenQuery.Row row) {
    return number(row.marginRatio(), Patterns.RATIO);
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

  private static Value fraction(@Nullable BigDecimal fraction) {
    return number(fraction, Patterns.PERCENT);
  }

  private static Value number(@Nullable BigDecimal figure, String pattern) {
    return figure == null ? Value.NONE : new Value.Figure(figure, pattern);
  }
}
