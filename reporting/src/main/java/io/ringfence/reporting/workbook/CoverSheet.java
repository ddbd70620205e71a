package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Sheet Cover: first what must be read at once, then what it rests on.
 *
 * @param frame what every sheet carries
 * @param digits number formats of the instruments
 */
record CoverSheet(Frame frame, Digits digits) {
  private static final int LAST = 10;
  private static final int MOST_DESKS = 12;
  private static final int MOST_POSITIONS = 10;
  private static final int CHART_LINES = 15;
  private static final int CHARACTERS = 210;
  private static final float SENTENCE_LINE = 14.5f;
  private static final float TILE_LINE = 20;

  void fill(XSSFSheet sheet, RiskReport report) {
    sheet.setColumnWidth(0, CoverColumns.FIRST * 256);
    for (int column = 1; column <= LAST; column++) {
      sheet.setColumnWidth(column, CoverColumns.WIDTH * 256);
    }
    frame.writeTo(sheet, report.facts().subject().pack().title(), LAST);
    int line = tiles(sheet, new Headlines(report), Frame.BODY + 1);
    line = sentences(sheet, "In short", new Headlines(report).sentences(), line);
    line = desks(sheet, report, line);
    line = nearest(sheet, report, line);
    line =
        table(
            sheet,
            "Budgets in breach or warning now",
            CoverColumns.strained(),
            report.strained(),
            line);
    List<String> caveats =
        report.caveats().isEmpty() ? List.of("Nothing is stale or missing.") : report.caveats();
    line = sentences(sheet, "Stale, missing, extrapolated, rejected", caveats, line);
    line = table(sheet, "Sources", CoverColumns.sources(), report.facts().files(), line);
    line = table(sheet, "Rule packs", CoverColumns.packs(), report.facts().rulePacks(), line);
    line = table(sheet, "Control totals", CoverColumns.totals(), report.tieOut().lines(), line);
    line =
        table(
            sheet,
            "Control totals, all digits",
            TotalsColumns.table(),
            report.tieOut().lines(),
            line);
    sentences(sheet, "About this pack", about(report), line);
    frame.print(sheet);
  }

  private int tiles(XSSFSheet sheet, Headlines headlines, int top) {
    Row labels = sheet.createRow(top);
    Row figures = sheet.createRow(top + 1);
    int from = 0;
    int most = 1;
    for (Headlines.Tile tile : headlines.tiles()) {
      int to = from == 0 ? 0 : from + 1;
      frame.pen().across(sheet, labels, from, to, tile.label(), Role.TILE_LABEL);
      frame.pen().across(sheet, figures, from, to, tile.figure(), Role.TILE_VALUE);
      from = to + 1;
      most = Math.max(most, (int) tile.figure().lines().count());
    }
    figures.setHeightInPoints(TILE_LINE * most + 6);
    return top + 3;
  }

  private int sentences(XSSFSheet sheet, String title, List<String> sentences, int top) {
    int line = section(sheet, title, top);
    for (String sentence : sentences) {
      Row row = sheet.createRow(line++);
      row.setHeightInPoints(SENTENCE_LINE * Math.ceilDiv(sentence.length(), CHARACTERS) + 2);
      frame.pen().across(sheet, row, 0, LAST, sentence, Role.SENTENCE);
    }
    return line + 1;
  }

  private int desks(XSSFSheet sheet, RiskReport report, int top) {
    Table<NodeLine> table = CoverColumns.desks();
    List<NodeLine> desks = report.desksByUtilisation().stream().limit(MOST_DESKS).toList();
    int line = section(sheet, "Desks, the most used budget first", top);
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), line, desks);
    line = cells.getLastRow() + 2;
    if (desks.isEmpty()) {
      return line;
    }
    Highlights.states(sheet, table.bodyOf(cells, CoverColumns.CAPITAL_STATE));
    Highlights.states(sheet, table.bodyOf(cells, CoverColumns.PERIOD_STATE));
    Highlights.bars(sheet, table.bodyOf(cells, CoverColumns.CAPITAL_UTILISATION));
    Highlights.bars(sheet, table.bodyOf(cells, CoverColumns.PERIOD_UTILISATION));
    new Chart(sheet, "Use of the hard limits by desk (100 % = limit)", "0%")
        .columns(
            new CellRangeAddress(line, line + CHART_LINES - 1, 0, LAST),
            table.bodyOf(cells, CoverColumns.DESK),
            new Chart.Series(
                table.bodyOf(cells, CoverColumns.CAPITAL_UTILISATION),
                "Open capital at risk",
                Chart.NAVY),
            new Chart.Series(
                table.bodyOf(cells, CoverColumns.PERIOD_UTILISATION), "Period loss", Chart.AMBER));
    return line + CHART_LINES + 1;
  }

  private int nearest(XSSFSheet sheet, RiskReport report, int top) {
    List<PositionLine> nearest =
        report.positions().stream()
            .filter(position -> position.distance().isPresent())
            .limit(MOST_POSITIONS)
            .toList();
    return table(sheet, "Nearest to liquidation", CoverColumns.nearest(digits), nearest, top);
  }

  private <R> int table(XSSFSheet sheet, String title, Table<R> table, List<R> rows, int top) {
    int line = section(sheet, title, top);
    if (rows.isEmpty()) {
      frame.pen().put(sheet.createRow(line), 0, "None.", Role.SENTENCE);
      return line + 2;
    }
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), line, rows);
    if (table.has(CoverColumns.STATE)) {
      Highlights.states(sheet, table.bodyOf(cells, CoverColumns.STATE));
    }
    return cells.getLastRow() + 2;
  }

  private int section(XSSFSheet sheet, String title, int line) {
    frame.pen().across(sheet, sheet.createRow(line), 0, LAST, title, Role.SECTION);
    return line + 1;
  }

  private static List<String> about(RiskReport report) {
    var run = report.facts().run();
    return List.of(
        "Produced at %s UTC, the time of the last event; computed by %s from inputs with SHA-256 %s."
            .formatted(Words.time(run.asOf()), run.modelBuild(), run.inputDigest()),
        "Number cells hold 15 significant digits for reading; where a figure has more, its exact"
            + " decimal stands as text in the columns named exact, above and in summary.json.",
        "Every column is explained on sheet Definitions.");
  }
}
