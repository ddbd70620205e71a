package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.TieOut;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Sheet Desks: firm, desks and books with both budgets; below them all budgets in force, and the
 * control totals with all their digits.
 *
 * @param frame what every sheet carries
 */
record DesksSheet(Frame frame) {
  private static final int FRAME_TO = 7;
  private static final int GAP = 2;

  void fill(Sheet sheet, RiskReport report) {
    Table<NodeLine> nodes = DeskColumns.nodes();
    frame.writeTo(sheet, "Desks and their budgets", FRAME_TO);
    frame
        .pen()
        .across(sheet, sheet.createRow(Frame.BODY), 0, FRAME_TO, verdict(report), Role.TOTAL_TEXT);
    CellRangeAddress cells =
        new ListSheet<>(frame, "", nodes, "", 1).fillFrom(sheet, Frame.BODY + 2, report.nodes());
    if (!report.nodes().isEmpty()) {
      highlight(sheet, nodes, cells);
    }
    // Below stand other tables: its header must not stand above them on paper.
    frame.print(sheet, 1, nodes.width());
    int line = budgets(sheet, cells.getLastRow() + GAP, report);
    controlTotals(sheet, line + GAP, report.tieOut());
  }

  private static String verdict(RiskReport report) {
    return report.tieOut().ties()
        ? "Control totals: positions = books = desks = firm, exactly (all digits below)."
        : "CONTROL TOTALS DIFFER, see below.";
  }

  private static void highlight(Sheet sheet, Table<NodeLine> nodes, CellRangeAddress cells) {
    for (String budget : List.of(DeskColumns.CAPITAL, DeskColumns.PERIOD)) {
      Highlights.bars(sheet, nodes.bodyOf(cells, budget + DeskColumns.UTILISATION));
      Highlights.states(sheet, nodes.bodyOf(cells, budget + DeskColumns.STATE));
    }
    Highlights.nearness(sheet, nodes.bodyOf(cells, DeskColumns.NEAREST));
  }

  private int budgets(Sheet sheet, int top, RiskReport report) {
    List<BudgetLine> budgets =
        report.nodes().stream()
            .flatMap(line -> line.row().budgets().stream())
            .distinct()
            .map(BudgetLine::new)
            .toList();
    Table<BudgetLine> table = DeskColumns.budgets();
    frame
        .pen()
        .across(sheet, sheet.createRow(top), 0, FRAME_TO, "All budgets in force", Role.SECTION);
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), top + 1, budgets);
    if (!budgets.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, "State"));
    }
    return cells.getLastRow();
  }

  private void controlTotals(Sheet sheet, int top, TieOut tieOut) {
    frame
        .pen()
        .across(
            sheet, sheet.createRow(top), 0, FRAME_TO, "Control totals, all digits", Role.SECTION);
    TotalsColumns.table().writeTo(sheet, frame.pen(), top + 1, tieOut.lines());
  }
}
