package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.TieOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Sheet Positions: every open position, the nearest to liquidation first. Above the header stand
 * the sums of the additive columns beside the firm's own figures.
 *
 * @param frame what every sheet carries
 * @param digits number formats of the instruments
 */
record PositionsSheet(Frame frame, Digits digits) {
  private static final Map<String, String> COLUMN_OF_FIGURE =
      Map.of(
          "Isolated margin", PositionColumns.ISOLATED_MARGIN,
          "Unrealised PnL", PositionColumns.UNREALISED_PNL,
          "Equity", PositionColumns.EQUITY,
          "Maintenance requirement", PositionColumns.MAINTENANCE,
          "Gross notional", PositionColumns.NOTIONAL);
  private static final int LABEL_TO = 6;
  private static final int FROZEN_COLUMNS = 4;

  /** One line of sums. */
  private record Sum(String label, Function<TieOut.Line, BigDecimal> of) {}

  private static final List<Sum> SUMS =
      List.of(
          new Sum("sum of the positions below", TieOut.Line::positions),
          new Sum("sum of the desks", TieOut.Line::desks),
          new Sum("firm", TieOut.Line::firm));

  void fill(Sheet sheet, RiskReport report) {
    Table<PositionLine> table = new PositionColumns(digits, report.facts().run().asOf()).table();
    int count = report.positions().size();
    frame.writeTo(
        sheet,
        ListSheet.titled("Positions, the nearest to liquidation first", count),
        LABEL_TO + 1);
    int line = Frame.BODY;
    for (String asset : assets(report.tieOut())) {
      line = writeSums(sheet, table, line, asset, report);
    }
    CellRangeAddress cells =
        new ListSheet<>(frame, "", table, PositionColumns.STATE, FROZEN_COLUMNS)
            .fillFrom(sheet, line + 1, report.positions());
    CellRangeAddress withSums =
        new CellRangeAddress(Frame.BODY, cells.getLastRow(), 0, cells.getLastColumn());
    frame.print(sheet, withSums, Frame.Layout.of(line + 1, FROZEN_COLUMNS, table.width()));
    if (!report.positions().isEmpty()) {
      Highlights.nearness(sheet, table.bodyOf(cells, PositionColumns.DISTANCE));
    }
  }

  private static String label(String asset, Sum sum, RiskReport report) {
    boolean all = report.positions().size() <= ListSheet.MOST;
    return asset + ": " + (all ? sum.label() : sum.label().replace("the positions below", "all"));
  }

  private int writeSums(
      Sheet sheet, Table<PositionLine> table, int top, String asset, RiskReport report) {
    List<TieOut.Line> figures =
        report.tieOut().lines().stream()
            .filter(line -> line.settlementAsset().equals(asset))
            .toList();
    boolean ties = figures.stream().allMatch(TieOut.Line::ties);
    int line = top;
    for (Sum sum : SUMS) {
      Row row = sheet.createRow(line++);
      frame.pen().across(sheet, row, 0, LABEL_TO, label(asset, sum, report), Role.TOTAL_TEXT);
      frame.pen().put(row, LABEL_TO + 1, ties ? "ties" : "DIFFERS", Role.TOTAL_TEXT);
      for (TieOut.Line figure : figures) {
        frame
            .pen()
            .put(
                row,
                table.indexOf(COLUMN_OF_FIGURE.getOrDefault(figure.figure(), figure.figure())),
                new Value.Figure(sum.of().apply(figure), Patterns.amount(asset)),
                Role.TOTAL_NUMBER);
      }
    }
    return line;
  }

  private static List<String> assets(TieOut tieOut) {
    return tieOut.lines().stream().map(TieOut.Line::settlementAsset).distinct().sorted().toList();
  }
}
