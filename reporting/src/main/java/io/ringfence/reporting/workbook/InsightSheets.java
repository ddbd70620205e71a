package io.ringfence.reporting.workbook;

import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.reporting.report.ExplainLine;
import io.ringfence.reporting.report.HistoryLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.stress.LadderLine;
import io.ringfence.reporting.stress.Scope;
import io.ringfence.reporting.stress.StressFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Sheets with a chart above their table: Ladder, History and Explain.
 *
 * @param frame what every sheet carries
 * @param report the report
 * @param insights what explains it
 */
record InsightSheets(Frame frame, RiskReport report, Insights insights) {
  private static final int MOST_EXPLAINED = 10;
  private static final int MOST_INSTANTS = 240;
  private static final int CHART_TOP = Frame.BODY + 1;
  private static final int CHART_LINES = 18;
  private static final int TABLE = CHART_TOP + CHART_LINES + 1;

  void fill(XSSFWorkbook workbook) {
    ladder(workbook.createSheet(InsightColumns.LADDER));
    history(workbook.createSheet(InsightColumns.HISTORY));
    explain(workbook.createSheet(InsightColumns.EXPLAIN));
  }

  private static CellRangeAddress place(Table<?> table) {
    return new CellRangeAddress(
        CHART_TOP, CHART_TOP + CHART_LINES - 1, 0, table.columns().size() - 1);
  }

  /** The ladder as {@code ringfence stress ladder} answers it; drawn for all marks. */
  private void ladder(XSSFSheet sheet) {
    StressFacts facts = StressFacts.of(report, insights);
    Table<LadderLine> table = StressColumns.ladder();
    frame.writeTo(sheet, "Liquidation ladder", 5);
    StressView.sayLeftOut(frame, sheet, facts);
    table.setWidths(sheet);
    List<LadderLine> lines = LadderLine.of(facts);
    if (lines.isEmpty()) {
      frame.pen().put(sheet.createRow(CHART_TOP), 0, "No open position has a mark.", Role.SENTENCE);
    } else {
      CellRangeAddress cells = table.writeTo(sheet, frame.pen(), TABLE, lines);
      sheet.setAutoFilter(cells);
      sheet.setRepeatingRows(new CellRangeAddress(TABLE, TABLE, -1, -1));
      drawn(sheet, table, cells, lines);
    }
    frame.print(sheet);
  }

  /** Rungs of all positions of the asset in which most die; they stand together. */
  private static void drawn(
      XSSFSheet sheet, Table<LadderLine> table, CellRangeAddress cells, List<LadderLine> lines) {
    List<LadderLine> all = lines.stream().filter(line -> line.scope().isOfAll()).toList();
    Scope scope = mostAtStake(all);
    int first = all.stream().map(LadderLine::scope).toList().indexOf(scope);
    int count = Math.toIntExact(all.stream().filter(l -> l.scope().equals(scope)).count());
    new Chart(sheet, "Margin burned by a move of every mark, " + scope.settlementAsset(), "#,##0")
        .columns(
            place(table),
            part(table.bodyOf(cells, InsightColumns.SHOCK), first, count),
            new Chart.Series(
                part(table.bodyOf(cells, InsightColumns.BURNED), first, count),
                InsightColumns.BURNED,
                Chart.RED));
  }

  private static Scope mostAtStake(List<LadderLine> lines) {
    Map<Scope, Long> dead = new LinkedHashMap<>();
    lines.forEach(line -> dead.merge(line.scope(), (long) line.rung().liquidated(), Long::sum));
    return dead.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static CellRangeAddress part(CellRangeAddress cells, int first, int count) {
    return new CellRangeAddress(
        cells.getFirstRow() + first,
        cells.getFirstRow() + first + count - 1,
        cells.getFirstColumn(),
        cells.getLastColumn());
  }

  private void history(XSSFSheet sheet) {
    Table<HistoryLine> table = InsightColumns.history();
    frame.writeTo(sheet, "Use of the budgets", 3);
    table.setWidths(sheet);
    List<HistoryLine> lines = HistoryLine.of(report, insights, MOST_INSTANTS);
    if (lines.isEmpty()) {
      frame
          .pen()
          .put(
              sheet.createRow(Frame.BODY + 1),
              0,
              "No use of its two budgets is written down up to this instant.",
              Role.SENTENCE);
    } else {
      CellRangeAddress cells = table.writeTo(sheet, frame.pen(), TABLE, lines);
      new Chart(sheet, "Use of the hard limits (100 % = limit)", "0%")
          .lines(
              new CellRangeAddress(CHART_TOP, CHART_TOP + CHART_LINES - 1, 0, 9),
              table.bodyOf(cells, InsightColumns.AT),
              new Chart.Series(
                  table.bodyOf(cells, InsightColumns.CAPITAL), "Open capital at risk", Chart.NAVY),
              new Chart.Series(
                  table.bodyOf(cells, InsightColumns.PERIOD), "Period loss", Chart.AMBER));
    }
    frame.print(sheet);
  }

  private void explain(XSSFSheet sheet) {
    Table<ExplainLine> table = InsightColumns.explain();
    frame.writeTo(
        sheet,
        "Why distances changed since " + Words.time(insights.since()) + " UTC",
        table.columns().size() - 2);
    table.setWidths(sheet);
    List<ExplainLine> nearest = ExplainLine.of(report, insights, ExplainLine.MOST);
    List<ExplainLine> lines = nearest.stream().limit(MOST_EXPLAINED).toList();
    int line = Frame.BODY + 1;
    for (ExplainLine one : nearest) {
      // A stale mark leaves nothing to draw.
      if (one.change() instanceof DistanceChange.Explained change && change.total().signum() != 0) {
        line = waterfall(sheet, one, change);
        break;
      }
    }
    if (lines.isEmpty()) {
      frame.pen().put(sheet.createRow(line), 0, "No position has a distance.", Role.SENTENCE);
    } else {
      table.writeTo(sheet, frame.pen(), line, lines);
    }
    frame.print(sheet);
  }

  /** The nearest position whose change can be explained, drawn; says where it goes on. */
  private int waterfall(XSSFSheet sheet, ExplainLine line, DistanceChange.Explained change) {
    Table<InsightColumns.Step> table = InsightColumns.waterfall();
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), TABLE, InsightColumns.steps(change));
    new Chart(sheet, "Distance to liquidation of " + line.line().key(), "0.0%")
        .waterfall(
            new CellRangeAddress(CHART_TOP, CHART_TOP + CHART_LINES - 1, 0, 8),
            table.bodyOf(cells, InsightColumns.STEP),
            new Chart.Series(table.bodyOf(cells, InsightColumns.BASE), InsightColumns.BASE, ""),
            new Chart.Series(
                table.bodyOf(cells, InsightColumns.LEVEL), InsightColumns.LEVEL, Chart.NAVY),
            new Chart.Series(
                table.bodyOf(cells, InsightColumns.RISE), InsightColumns.RISE, Chart.GREEN),
            new Chart.Series(
                table.bodyOf(cells, InsightColumns.FALL), InsightColumns.FALL, Chart.RED));
    return cells.getLastRow() + 3;
  }
}
