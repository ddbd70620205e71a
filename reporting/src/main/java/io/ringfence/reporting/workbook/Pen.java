package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.evidence.PayloadWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
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
 * @param streamed where the rows of long tables go
 */
record Pen(Styles styles, Glossary glossary, PayloadWriter payload, StreamedRows streamed) {
  private static final String DASH = "–";

  /** A value in the look of a table's body. */
  void put(Row row, int column, Value value) {
    put(new Slot.OfPoi(row.createCell(column)), value);
  }

  /** A value in the look of a table's body, in a row that is streamed or not. */
  void put(Slot slot, Value value) {
    switch (value) {
      case Value.Text(String text) -> text(slot, text, Role.TEXT);
      case Value.Prose(String text) -> text(slot, text, Role.WRAPPED);
      case Value.Word(String word) -> text(slot, word, Role.WORD);
      case Value.Said(String word) -> text(slot, word, Role.SAID);
      case Value.Dash() -> text(slot, DASH, Role.STATE);
      case Value.State(String word) -> text(slot, word, Role.STATE);
      case Value.Exact(var figure) -> text(slot, Precision.canonical(figure), Role.EXACT);
      case Value.Figure(var figure, String pattern) ->
          number(slot, figure, styles.of(Role.NUMBER, pattern));
      case Value.Formula(String formula, Value shown) -> formula(cell(slot), formula, shown);
      case Value.Input(var figure, String pattern) ->
          number(slot, figure, styles.of(Role.INPUT, pattern));
      case Value.Remark(String text) -> text(slot, text, Role.REMARK);
      case Value.Moment(Instant at) -> {
        payload.moment(slot.sheet(), slot.row(), slot.column(), at);
        slot.number(
            DateUtil.getExcelDate(shown(at), false), styles.of(Role.NUMBER, Patterns.moment(at)));
      }
    }
  }

  /** Formulas are of sheets that compute themselves, and those are never long. */
  private static Cell cell(Slot slot) {
    return switch (slot) {
      case Slot.OfPoi(Cell cell) -> cell;
      case Slot.OfRows _ -> throw new IllegalStateException("a streamed row has no formulas");
    };
  }

  /** Text in a look. */
  void put(Row row, int column, String text, Role role) {
    text(new Slot.OfPoi(row.createCell(column)), text, role);
  }

  /** A number in a look. */
  void put(Row row, int column, Value.Figure figure, Role role) {
    number(
        new Slot.OfPoi(row.createCell(column)), figure.figure(), styles.of(role, figure.pattern()));
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

  private void text(Slot slot, String text, Role role) {
    String clean = SafeText.clean(text);
    payload.text(slot.sheet(), slot.row(), slot.column(), clean);
    slot.text(clean, SafeText.looksLikeFormula(text) ? styles.keptText(role) : styles.of(role));
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
          Value.Said _,
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

  private void number(Slot slot, BigDecimal exact, CellStyle style) {
    payload.number(slot.sheet(), slot.row(), slot.column(), exact);
    slot.number(exact.doubleValue(), style);
  }

  private static String sheet(Cell cell) {
    return cell.getSheet().getSheetName();
  }
}
