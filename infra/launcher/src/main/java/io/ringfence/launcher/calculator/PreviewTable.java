package io.ringfence.launcher.calculator;

import io.ringfence.contracts.calculator.PreviewAnswer;
import io.ringfence.contracts.calculator.PreviewAnswer.ChangeAnswer;
import io.ringfence.contracts.calculator.PreviewAnswer.PositionAnswer;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints a preview: a row for each figure, a column for now and for each change. */
public final class PreviewTable {
  private static final Map<String, String> NAMES =
      Map.of("add", "ADD", "remove", "REMOVE", "newLeverage", "LEVERAGE");

  private record Row(String name, Function<PositionAnswer, String> cell) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("liquidation price", it -> Shown.figure(it.liquidationPrice(), "none")),
          new Row("distance", it -> Shown.percent(it.distance(), "none")),
          new Row("bankruptcy price", it -> Shown.figure(it.bankruptcyPrice(), "none")),
          new Row("equity", it -> Shown.figure(it.equity(), "")),
          new Row("maintenance", it -> Shown.figure(it.maintenanceMargin(), "")),
          new Row("margin ratio", it -> Shown.percent(it.marginRatio(), "BANKRUPT")),
          new Row("leverage", it -> Shown.figure(it.leverage(), "")),
          new Row("removable", it -> Shown.figure(it.removableMargin(), "")),
          new Row("loss: cap", it -> Shown.figure(it.cap(), "")),
          new Row("loss: still to lose", it -> Shown.figure(it.stillToLose(), "")),
          new Row("loss: lifetime cap", it -> Shown.figure(it.lifetimeCap(), "unknown")));

  private PreviewTable() {}

  /** Prints it with the rules it was made by, and why a change is refused. */
  public static void print(PreviewAnswer answer, Terminal terminal) {
    terminal.print(
        "rules @|faint "
            + answer.rulePack()
            + "|@"
            + (answer.extrapolated() ? " @|yellow extrapolated|@" : ""));
    TextTable table = new TextTable(headings(answer));
    ROWS.forEach(row -> table.row(cells(row, answer)));
    table.printTo(terminal);
    answer.changes().stream()
        .filter(change -> change.after() == null)
        .forEach(
            change ->
                terminal.print(
                    "@|red refused|@ %s: %s (%s)"
                        .formatted(heading(change), change.finding(), change.refusal())));
  }

  private static List<String> headings(PreviewAnswer answer) {
    List<String> headings = new ArrayList<>(List.of("", "NOW"));
    answer.changes().forEach(change -> headings.add(heading(change)));
    return headings;
  }

  private static String heading(ChangeAnswer change) {
    return NAMES.get(change.change()) + " " + change.figure().toPlainString();
  }

  private static List<String> cells(Row row, PreviewAnswer answer) {
    List<String> cells = new ArrayList<>(List.of(row.name(), row.cell().apply(answer.before())));
    for (ChangeAnswer change : answer.changes()) {
      PositionAnswer after = change.after();
      cells.add(after == null ? "refused" : row.cell().apply(after));
    }
    return cells;
  }
}
