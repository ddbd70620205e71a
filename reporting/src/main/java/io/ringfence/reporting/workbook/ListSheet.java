package io.ringfence.reporting.workbook;

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
 */
record ListSheet<R>(
    Frame frame, String title, Table<R> table, String stateColumn, int frozenColumns) {
  private static final int BADGE = 3;

  /** An empty table is an answer, too. */
  private static final String NOTHING = "None.";

  /** Fills a sheet that is empty but for its name. */
  CellRangeAddress fill(Sheet sheet, List<R> rows) {
    head(sheet);
    return fillFrom(sheet, Frame.BODY + 1, rows);
  }

  /** Writes its title and what every sheet carries. */
  void head(Sheet sheet) {
    frame.writeTo(sheet, title, BADGE);
  }

  /** Fills a sheet from a line on; what stands above is already written. */
  CellRangeAddress fillFrom(Sheet sheet, int top, List<R> rows) {
    table.setWidths(sheet);
    CellRangeAddress cells = table.writeTo(sheet, frame.pen(), top, rows);
    if (rows.isEmpty()) {
      frame.pen().put(sheet.createRow(top + 1), 0, NOTHING, Role.SENTENCE);
      cells.setLastRow(top + 1);
    }
    sheet.createFreezePane(frozenColumns, top + 1);
    sheet.setAutoFilter(cells);
    if (!stateColumn.isEmpty() && !rows.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, stateColumn));
    }
    frame.print(sheet, cells, top, frozenColumns, table.width());
    return cells;
  }
}
