package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.TieOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Columns of sheet TieOut: every control total computed by the sheet at each level, beside the
 * engine's.
 *
 * @param live where positions and nodes stand
 * @param top the report's node
 */
record TieOutColumns(LiveBook live, NodePath top) {
  static final String NAME = "TieOut";
  static final String VERDICT = "Verdict";
  private static final int AMOUNT = 22;

  /** The column that holds a figure, on sheet Workbench and on sheet Nodes. */
  private record Source(String workbench, String nodes) {}

  private static final Map<String, Source> SOURCES =
      Map.of(
          "Isolated margin", new Source("Margin now", "Margin now"),
          "Unrealised PnL", new Source("Unrealised PnL", "Unrealised PnL"),
          "Equity", new Source("Unrounded equity now", "Equity now"),
          "Maintenance requirement", new Source("Unrounded requirement now", "Requirement"),
          "Gross notional", new Source("Notional", "Notional"));

  Table<TieOut.Line> table() {
    List<Column<TieOut.Line>> columns = new ArrayList<>();
    columns.add(new Column<>("Figure", 28, line -> new Value.Text(line.figure())));
    columns.add(new Column<>("Asset", 9, line -> new Value.Text(line.settlementAsset())));
    columns.add(new Column<>(VERDICT, 12, this::verdict));
    columns.add(
        new Column<>("Positions", AMOUNT, line -> shown(line, positions(line), line.positions())));
    columns.add(level("Books", NodePath.Level.BOOK));
    columns.add(level("Desks", NodePath.Level.DESK));
    columns.add(level("Firm", NodePath.Level.FIRM));
    columns.add(
        new Column<>("Engine", AMOUNT, line -> Value.amount(line.firm(), line.settlementAsset())));
    columns.add(new Column<>("Exact", 44, line -> Value.exact(line.firm())));
    return new Table<>(NAME, columns);
  }

  private Column<TieOut.Line> level(String heading, NodePath.Level wanted) {
    NodePath.Level level = wanted.compareTo(top.level()) < 0 ? top.level() : wanted;
    return new Column<>(
        heading,
        AMOUNT,
        line -> shown(line, nodes(line, level.name().toLowerCase(Locale.ROOT)), line.firm()));
  }

  private static Value shown(TieOut.Line line, String formula, BigDecimal exact) {
    return new Value.Formula(
        formula, new Value.Figure(exact, Patterns.amount(line.settlementAsset())));
  }

  private String positions(TieOut.Line line) {
    Table<WorkbenchRow> table = WorkbenchColumns.table();
    return live.positionRows().isEmpty()
        ? "0"
        : "SUMIF(%s,{Asset},%s)"
            .formatted(
                live.positionRows().column(table.letters("Asset")),
                live.positionRows().column(table.letters(source(line).workbench())));
  }

  private String nodes(TieOut.Line line, String level) {
    Table<NodeRow> table = NodeColumns.table();
    Block nodes = live.nodeRows();
    return nodes.isEmpty()
        ? "0"
        : "SUMIFS(%s,%s,\"%s\",%s,{Asset})"
            .formatted(
                nodes.column(table.letters(source(line).nodes())),
                nodes.column(table.letters("Level")),
                level,
                nodes.column(table.letters("Asset")));
  }

  private static Source source(TieOut.Line line) {
    Source source = SOURCES.get(line.figure());
    if (source == null) {
      throw new IllegalStateException("no sheet adds up " + line.figure());
    }
    return source;
  }

  private Value verdict(TieOut.Line line) {
    String asset = line.settlementAsset();
    int scale = Scale.total(line.firm(), asset, live.noise(asset));
    String ties =
        List.of("Positions", "Books", "Desks", "Firm").stream()
            .map(level -> "ROUND({%s},%s)=ROUND({Engine},%s)".formatted(level, scale, scale))
            .reduce((one, other) -> one + "," + other)
            .orElseThrow();
    return new Value.Formula(
        "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(ties),
        new Value.State(line.ties() ? "ties" : "DIFFERS"));
  }
}
