package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.workbook.NodeRow.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Columns of sheet Nodes: firm, desks and books as they would stand after the moves. */
final class NodeColumns {
  static final String NAME = "Nodes";
  static final String CHECK = "Check";
  private static final int AMOUNT = 19;

  /** Room for "at least", too. */
  private static final int LOSS = 25;

  private static final Table<NodeRow> TABLE = make();

  private NodeColumns() {}

  static Table<NodeRow> table() {
    return TABLE;
  }

  private static Table<NodeRow> make() {
    List<Column<NodeRow>> columns = new ArrayList<>(identity());
    for (Budget budget : Budget.values()) {
      columns.addAll(budget(budget));
    }
    columns.addAll(sums());
    columns.addAll(engine());
    return new Table<>(NAME, columns);
  }

  private static List<Column<NodeRow>> identity() {
    return List.of(
        new Column<>("Line", 7, row -> Value.count(row.number())),
        new Column<>("Node", 34, row -> new Value.Text(row.row().node())),
        new Column<>("Level", 8, row -> new Value.Text(row.row().level())),
        new Column<>("Asset", 9, row -> new Value.Text(row.row().settlementAsset())),
        new Column<>("Positions", 10, row -> Value.count(row.row().exposure().positions())),
        new Column<>("Unknown", 10, row -> Value.count(row.row().exposure().unknownPositions())),
        new Column<>(CHECK, 10, NodeRow::check));
  }

  private static List<Column<NodeRow>> budget(Budget budget) {
    String name = budget.heading();
    boolean isLoss = budget == Budget.PERIOD_LOSS;
    int amount = isLoss ? LOSS : AMOUNT;
    int share = isLoss ? 18 : 12;
    return List.of(
        new Column<>(name + " now", amount, row -> row.used(budget, "now")),
        new Column<>(name + " after", amount, row -> row.used(budget, "after")),
        new Column<>(name + " soft limit", AMOUNT, row -> row.limit(budget, false)),
        new Column<>(name + " hard limit", AMOUNT, row -> row.limit(budget, true)),
        new Column<>(utilisation(budget, "now"), share, row -> row.utilisation(budget, "now")),
        new Column<>(utilisation(budget, "after"), share, row -> row.utilisation(budget, "after")),
        new Column<>(name + " headroom after", isLoss ? 32 : 24, row -> row.headroom(budget)),
        new Column<>(state(budget), 12, row -> row.state(budget)));
  }

  static String utilisation(Budget budget, String when) {
    return budget.heading() + " utilisation " + when;
  }

  static String state(Budget budget) {
    return budget.heading() + " state after";
  }

  private static List<Column<NodeRow>> sums() {
    return List.of(
        sum("Margin now", "Margin now", row -> row.exposure().isolatedMargin()),
        sum("Margin after", "Margin after", row -> row.exposure().isolatedMargin()),
        sum("Equity now", "Unrounded equity now", row -> row.known().equity()),
        sum("Equity after", "Unrounded equity after", row -> row.known().equity()),
        sum("Unrealised PnL", "Unrealised PnL", row -> row.known().unrealisedPnl()),
        sum("Requirement", "Unrounded requirement now", row -> row.known().maintenanceMargin()),
        sum("Notional", "Notional", row -> row.known().grossNotional()),
        new Column<>("Reserve", AMOUNT, NodeRow::reserve),
        new Column<>("Lost since cut", LOSS, NodeRow::lost));
  }

  private static List<Column<NodeRow>> engine() {
    List<Column<NodeRow>> columns = new ArrayList<>();
    engine(columns, "margin", row -> row.exposure().isolatedMargin());
    engine(columns, "equity", row -> row.known().equity());
    engine(columns, "unrealised PnL", row -> row.known().unrealisedPnl());
    engine(columns, "requirement", row -> row.known().maintenanceMargin());
    engine(columns, "notional", row -> row.known().grossNotional());
    engine(columns, "open capital", row -> row.exposure().openCapitalAtRisk());
    engine(columns, "period loss", DeskColumns::lost, row -> row.realised().periodLoss());
    return columns;
  }

  private static void engine(
      List<Column<NodeRow>> columns, String name, Function<DesksAtQuery.Row, BigDecimal> figure) {
    engine(columns, name, row -> Value.amount(figure.apply(row), row.settlementAsset()), figure);
  }

  private static void engine(
      List<Column<NodeRow>> columns,
      String name,
      Function<DesksAtQuery.Row, Value> shown,
      Function<DesksAtQuery.Row, BigDecimal> figure) {
    columns.add(
        new Column<>(
            "Engine " + name,
            name.equals("period loss") ? LOSS : AMOUNT,
            row -> shown.apply(row.row())));
    columns.add(
        new Column<>("Exact " + name, Column.EXACT, row -> Value.exact(figure.apply(row.row()))));
  }

  private static Column<NodeRow> sum(
      String heading, String added, Function<DesksAtQuery.Row, BigDecimal> exact) {
    return new Column<>(heading, AMOUNT, row -> row.sum(added, exact.apply(row.row())));
  }
}
