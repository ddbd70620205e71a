package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.evidence.PayloadWriter;
import java.math.BigDecimal;
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
 * Puts values into cells. The only place that does, so that no text ever becomes a formula, and
 * that the payload has every cell with its exact figure.
 *
 * @param styles the workbook's styles
 * @param glossary what columns mean
 * @param payload is told of every cell
 */
record Pen(Styles styles, Glossary glossary, PayloadWriter payload) {
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
        number(cell, figure);
        cell.setCellStyle(styles.of(Role.NUMBER, pattern));
      }
      case Value.Formula(String formula, Value shown) -> formula(cell, formula, shown);
      case Value.Input(var figure, String pattern) -> {
        number(cell, figure);
        cell.setCellStyle(styles.of(Role.INPUT, pattern));
      }
      case Value.Remark(String text) -> text(cell, text, Role.REMARK);
      case Value.Moment(Instant at) -> {
        cell.setCellValue(DateUtil.getExcelDate(shown(at), false));
        payload.moment(sheet(cell), cell.getRowIndex(), cell.getColumnIndex(), at);
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
    number(cell, figure.figure());
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
    String clean = SafeText.clean(text);
    cell.setCellValue(clean);
    payload.text(sheet(cell), cell.getRowIndex(), cell.getColumnIndex(), clean);
    cell.setCellStyle(SafeText.looksLikeFormula(text) ? styles.keptText(role) : styles.of(role));
  }

  /** The only formulas there are: our own, and beside each what it must come to. */
  private void formula(Cell cell, String formula, Value shown) {
    cell.setCellFormula(formula);
    switch (shown) {
      case Value.Figure(var figure, String pattern) -> {
        cell.setCellValue(figure.doubleValue());
        payload.formula(sheet(cell), cell.getRowIndex(), cell.getColumnIndex(), formula, figure);
        cell.setCellStyle(styles.of(Role.NUMBER, pattern));
      }
      case Value.Word(String word) -> computed(cell, formula, word, Role.WORD);
      case Value.State(String word) -> computed(cell, formula, word, Role.STATE);
      case Value.Text _,
          Value.Prose _,
          Value.Dash _,
          Value.Exact _,
          Value.Formula _,
          Value.Input _,
          Value.Remark _,
          Value.Moment _ ->
          throw new IllegalArgumentException(
              "a formula must show a figure or a word, was " + shown);
    }
  }

  private void computed(Cell cell, String formula, String word, Role role) {
    cell.setCellValue(word);
    payload.formula(sheet(cell), cell.getRowIndex(), cell.getColumnIndex(), formula, word);
    cell.setCellStyle(styles.of(role));
  }

  private void number(Cell cell, BigDecimal exact) {
    cell.setCellValue(exact.doubleValue());
    payload.number(sheet(cell), cell.getRowIndex(), cell.getColumnIndex(), exact);
  }

  private static String sheet(Cell cell) {
    return cell.getSheet().getSheetName();
  }
}
