package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A sheet that is one table, however long: frozen header, filter, states coloured.
 *
 * @param <R> a row
 * @param frame what every sheet carries
 * @param title title of the sheet
 * @param table the table
 * @param stateColumn heading of the column that holds states; empty: none does
 * @param frozenColumns columns that stay when scrolling to the right
 * @param nothing what stands there where the table is empty
 */
record ListSheet<R>(
    Frame frame,
    String title,
    Table<R> table,
    String stateColumn,
    int frozenColumns,
    String nothing) {
  private static final int BADGE = 3;

  /** Most lines of a sheet: more nobody reads, and few machines open a pack of many such sheets. */
  static final int MOST = RiskReport.MOST_LINES;

  /** An empty table is an answer, too. */
  private static final String NOTHING = "None.";

  /** A sheet whose table is empty where nothing was so. */
  ListSheet(Frame frame, String title, Table<R> table, String stateColumn, int frozenColumns) {
    this(frame, title, table, stateColumn, frozenColumns, NOTHING);
  }

  /** The same where an empty table means that nobody said anything, and why. */
  ListSheet<R> orElse(String sentence) {
    return new ListSheet<>(frame, title, table, stateColumn, frozenColumns, sentence);
  }

  /** Fills a sheet that is empty but for its name. */
  CellRangeAddress fill(Sheet sheet, List<R> rows) {
    head(sheet, rows.size());
    return fillFrom(sheet, Frame.BODY + 1, rows);
  }

  /** The same of rows in order of time: of too many the latest stand there, and on paper. */
  CellRangeAddress fillLatest(Sheet sheet, List<R> rows) {
    int left = Math.max(0, rows.size() - MOST);
    frame.writeTo(sheet, left == 0 ? title : title + cut("the latest ", rows.size()), BADGE);
    return fillFrom(sheet, Frame.BODY + 1, rows.subList(left, rows.size()), true);
  }

  /** Writes its title and what every sheet carries. */
  void head(Sheet sheet, int rows) {
    frame.writeTo(sheet, titled(title, rows), BADGE);
  }

  /** A title that says so where a sheet does not have all rows. */
  static String titled(String title, int rows) {
    return rows > MOST ? title + cut("the first ", rows) : title;
  }

  private static String cut(String which, int rows) {
    return ": %s%s of %s (all: report --export)"
        .formatted(which, Words.figure(BigDecimal.valueOf(MOST), 0), Words.count(rows, "line"));
  }

  /** Fills a sheet from a line on; what stands above is already written. */
  CellRangeAddress fillFrom(Sheet sheet, int top, List<R> rows) {
    return fillFrom(sheet, top, rows, false);
  }

  private CellRangeAddress fillFrom(Sheet sheet, int top, List<R> rows, boolean isInTime) {
    table.setWidths(sheet);
    CellRangeAddress cells =
        table.writeTo(sheet, frame.pen(), top, rows.subList(0, Math.min(MOST, rows.size())));
    if (rows.isEmpty()) {
      frame.pen().put(sheet.createRow(top + 1), 0, nothing, Role.SENTENCE);
      cells.setLastRow(top + 1);
    }
    sheet.createFreezePane(frozenColumns, top + 1);
    sheet.setAutoFilter(cells);
    if (!stateColumn.isEmpty() && !rows.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, stateColumn));
    }
    frame.print(sheet, cells, new Frame.Layout(top, frozenColumns, table.width(), isInTime));
    return cells;
  }
}
