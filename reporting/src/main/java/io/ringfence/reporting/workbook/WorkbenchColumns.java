package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Columns of sheet Workbench: what a manager changes, what follows, and what it rests on. */
final class WorkbenchColumns {
  static final String NAME = "Workbench";
  static final String MOVE = "Move";
  static final String COMMENT = "Comment";
  static final String CHECK = "Check";
  static final String SHOWN = "Digits shown";
  static final String STATE = "State";
  static final String TOP_LINE = "Top line";
  static final String DESK_LINE = "Desk line";
  static final String BOOK_LINE = "Book line";
  static final String ACCOUNT_LINE = "Account line";
  static final int POSITION = 38;
  private static final int AMOUNT = 18;
  private static final int WORKING = 24;
  private static final String GENERAL = "#,##0.00######";

  private static final Table<WorkbenchRow> TABLE = make();

  private WorkbenchColumns() {}

  static Table<WorkbenchRow> table() {
    return TABLE;
  }

  private static Table<WorkbenchRow> make() {
    List<Column<WorkbenchRow>> columns = new ArrayList<>(identity());
    columns.addAll(outcome());
    columns.addAll(inputs());
    columns.addAll(working());
    columns.addAll(engine());
    columns.addAll(lines());
    return new Table<>(NAME, columns);
  }

  private static List<Column<WorkbenchRow>> identity() {
    return List.of(
        text("Position", POSITION, row -> row.line().key().toString()),
        text("Desk", 14, row -> row.line().row().owner().desk()),
        text("Book", 14, row -> row.line().row().owner().book()),
        text("Asset", 8, row -> row.line().row().settlementAsset()),
        new Column<>(STATE, 11, row -> new Value.State(row.line().state().name())),
        new Column<>(
            MOVE,
            14,
            row ->
                new Value.Input(
                    BigDecimal.ZERO, Patterns.amount(row.line().row().settlementAsset()))),
        new Column<>(COMMENT, 26, _ -> new Value.Remark("")));
  }

  private static List<Column<WorkbenchRow>> outcome() {
    List<Column<WorkbenchRow>> columns = new ArrayList<>();
    pair(columns, "Distance", 11, WorkbenchRow::distance);
    pair(columns, "Liquidation price", AMOUNT, WorkbenchRow::price);
    pair(columns, "Removable", AMOUNT, WorkbenchRow::removable);
    columns.add(
        new Column<>(
            "Margin now",
            AMOUNT,
            row ->
                Value.amount(
                    row.line().row().economics().isolatedMargin(),
                    row.line().row().settlementAsset())));
    columns.add(new Column<>("Margin after", AMOUNT, WorkbenchRow::marginAfter));
    pair(columns, "Equity", AMOUNT, WorkbenchRow::equity);
    pair(columns, "Margin ratio", 12, WorkbenchRow::ratio);
    columns.add(new Column<>("Requirement", AMOUNT, WorkbenchRow::requirement));
    columns.add(new Column<>(CHECK, 12, WorkbenchRow::check));
    columns.add(new Column<>(SHOWN, 8, WorkbenchRow::shown));
    columns.add(new Column<>("Note", 88, WorkbenchRow::note));
    return columns;
  }

  private static List<Column<WorkbenchRow>> inputs() {
    return List.of(
        figure("Side sign", 8, row -> BigDecimal.valueOf(row.line().key().side().sign()), "0"),
        new Column<>("Value sign", 8, WorkbenchRow::valueSign),
        figure(
            "Size",
            AMOUNT,
            row -> row.line().rules().contract().size(row.line().row().economics().quantity()),
            GENERAL),
        figure("Entry price", AMOUNT, row -> row.line().row().economics().entryPrice(), GENERAL),
        new Column<>("Mark", AMOUNT, row -> row.engine(e -> Optional.of(e.markPrice()))),
        figure("Leverage", 10, row -> row.line().row().economics().leverage(), "0.0#"));
  }

  private static List<Column<WorkbenchRow>> working() {
    List<Column<WorkbenchRow>> columns = new ArrayList<>();
    columns.add(new Column<>("Value at mark", WORKING, WorkbenchRow::valueAtMark));
    columns.add(new Column<>("Value at entry", WORKING, WorkbenchRow::valueAtEntry));
    columns.add(new Column<>("Notional", WORKING, WorkbenchRow::notional));
    columns.add(new Column<>("Unrealised PnL", WORKING, WorkbenchRow::pnl));
    columns.add(new Column<>("Initial requirement", WORKING, WorkbenchRow::initial));
    pair(columns, "Unrounded requirement", WORKING, WorkbenchRow::unroundedRequirement);
    pair(columns, "Unrounded equity", WORKING, WorkbenchRow::unroundedEquity);
    pair(columns, "Zero value", WORKING, WorkbenchRow::zeroValue);
    pair(columns, "Liquidation value", WORKING, WorkbenchRow::liquidationValue);
    pair(columns, "Unrounded price", WORKING, WorkbenchRow::unroundedPrice);
    pair(columns, "Unrounded distance", WORKING, WorkbenchRow::unroundedDistance);
    pair(columns, "Unrounded removable", WORKING, WorkbenchRow::unroundedRemovable);
    columns.addAll(digits());
    return columns;
  }

  /** How many fraction digits a figure with its move has. */
  private static List<Column<WorkbenchRow>> digits() {
    return List.of(
        digits("price", WorkbenchRow::digitsOfPrice),
        digits("distance", WorkbenchRow::digitsOfDistance),
        digits("removable", WorkbenchRow::digitsOfRemovable),
        digits("equity", WorkbenchRow::digitsOfEquity));
  }

  private static Column<WorkbenchRow> digits(String of, Function<WorkbenchRow, Value> value) {
    return new Column<>(When.AFTER.of("Digits of " + of), 9, value);
  }

  private static List<Column<WorkbenchRow>> engine() {
    List<Column<WorkbenchRow>> columns = new ArrayList<>();
    engine(columns, "liquidation price", e -> e.liquidationPrice().map(p -> p.price(e.side())));
    engine(columns, "distance", MarginExposure::distance);
    engine(columns, "removable", e -> Optional.of(e.removableMargin()));
    engine(columns, "equity", e -> Optional.of(e.equity()));
    engine(columns, "requirement", e -> Optional.of(e.maintenanceMargin()));
    return columns;
  }

  private static void engine(
      List<Column<WorkbenchRow>> columns,
      String name,
      Function<MarginExposure, Optional<BigDecimal>> figure) {
    columns.add(new Column<>("Engine " + name, WORKING, row -> row.engine(figure)));
    columns.add(new Column<>("Exact " + name, Column.EXACT, row -> row.exact(figure)));
  }

  private static List<Column<WorkbenchRow>> lines() {
    return List.of(
        line(TOP_LINE, row -> row.live().top()),
        line(DESK_LINE, row -> row.live().desk()),
        line(BOOK_LINE, row -> row.live().book()),
        line(ACCOUNT_LINE, row -> row.live().account()));
  }

  private static Column<WorkbenchRow> line(String heading, Function<WorkbenchRow, Integer> line) {
    return new Column<>(heading, 9, row -> Value.count(line.apply(row)));
  }

  private interface Twice {
    Value of(WorkbenchRow row, When when);
  }

  private static void pair(
      List<Column<WorkbenchRow>> columns, String heading, int width, Twice value) {
    for (When when : When.values()) {
      columns.add(new Column<>(when.of(heading), width, row -> value.of(row, when)));
    }
  }

  private static Column<WorkbenchRow> text(
      String heading, int width, Function<WorkbenchRow, String> text) {
    return new Column<>(heading, width, row -> new Value.Text(text.apply(row)));
  }

  private static Column<WorkbenchRow> figure(
      String heading, int width, Function<WorkbenchRow, BigDecimal> figure, String pattern) {
    return new Column<>(heading, width, row -> new Value.Figure(figure.apply(row), pattern));
  }
}
