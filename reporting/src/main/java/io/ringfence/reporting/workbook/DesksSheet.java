package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.RiskReport;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Sheet Desks: firm, desks and books with both budgets.
 *
 * @param frame what every sheet carries
 */
record DesksSheet(Frame frame) {
  private static final int FRAME_TO = 7;

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
  }

  private static String verdict(RiskReport report) {
    return report.tieOut().ties()
        ? "Control totals: positions = books = desks = firm, exactly (all digits on sheet Cover)."
        : "CONTROL TOTALS DIFFER, see sheet Cover.";
  }

  private static void highlight(Sheet sheet, Table<NodeLine> nodes, CellRangeAddress cells) {
    for (String budget : List.of(DeskColumns.CAPITAL, DeskColumns.PERIOD)) {
      Highlights.bars(sheet, nodes.bodyOf(cells, budget + DeskColumns.UTILISATION));
      Highlights.states(sheet, nodes.bodyOf(cells, budget + DeskColumns.STATE));
    }
    Highlights.nearness(sheet, nodes.bodyOf(cells, DeskColumns.NEAREST));
  }
}
