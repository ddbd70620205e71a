package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Precision;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Puts values into cells. The only place that does, so that no text ever becomes a formula.
 *
 * @param styles the workbook's styles
 * @param glossary what columns mean
 */
record Pen(Styles styles, Glossary glossary) {
  private static final String DASH = "–";

  /** A value in the look of a table's body. */
  void put(Row row, int column, Value value) {
    Cell cell = row.createCell(column);
    switch (value) {
      case Value.Text(String text) -> text(cell, text, Role.TEXT);
      case Value.Prose(String text) -> text(cell, text, Role.WRAPPED);
      case Value.Word(String word) -> text(cell, word, Role.WORD);
      case Value.Dash() -> text(cell, DASH, Role.STATE);
      case Value.State(String word) -> text(cell, word, Role.STATE);
      case Value.Exact(var figure) -> text(cell, Precision.canonical(figure), Role.EXACT);
      case Value.Figure(var figure, String pattern) -> {
        cell.setCellValue(figure.doubleValue());
        cell.setCellStyle(styles.of(Role.NUMBER, pattern));
      }
      case Value.Moment(Instant at) -> {
        cell.setCellValue(DateUtil.getExcelDate(shown(at), false));
        cell.setCellStyle(styles.of(Role.NUMBER, Patterns.moment(at)));
      }
    }
  }

  /** Text in a look. */
  void put(Row row, int column, String text, Role role) {
    text(row.createCell(column), text, role);
  }

  /** A number in a look. */
  void put(Row row, int column, Value.Figure figure, Role role) {
    Cell cell = row.createCell(column);
    cell.setCellValue(figure.figure().doubleValue());
    cell.setCellStyle(styles.of(role, figure.pattern()));
  }

  /** Text over several cells of a row, all in its look. */
  void across(Sheet sheet, Row row, int from, int to, String text, Role role) {
    put(row, from, text, role);
    span(sheet, row, from, to - from + 1);
  }

  /** Lets a cell take several columns, all in its look. */
  void span(Sheet sheet, Row row, int from, int columns) {
    if (columns > 1) {
      for (int column = from + 1; column < from + columns; column++) {
        row.createCell(column).setCellStyle(row.getCell(from).getCellStyle());
      }
      int line = row.getRowNum();
      sheet.addMergedRegion(new CellRangeAddress(line, line, from, from + columns - 1));
    }
  }

  /** A cell holds milliseconds; finer instants are cut, never rounded into the next second. */
  private static LocalDateTime shown(Instant at) {
    return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  private void text(Cell cell, String text, Role role) {
    cell.setCellValue(SafeText.clean(text));
    cell.setCellStyle(SafeText.looksLikeFormula(text) ? styles.keptText(role) : styles.of(role));
  }
}
