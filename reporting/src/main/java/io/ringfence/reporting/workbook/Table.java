package io.ringfence.reporting.workbook;

import io.ringfence.reporting.sheet.SheetRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * A table: a header and a line for each row.
 *
 * @param <R> a row
 * @param name what the table is called in the glossary
 * @param columns from left to right
 */
record Table<R>(String name, List<Column<R>> columns) {
  private static final Pattern HEADING = Pattern.compile("\\{([^{}]+)}");

  Table {
    columns = List.copyOf(columns);
  }

  /**
   * Writes the table from a line on and says where it stands, header included.
   *
   * @param top line of the header, from 0
   */
  CellRangeAddress writeTo(Sheet sheet, Pen pen, int top, List<R> rows) {
    writeHeader(sheet, pen, sheet.createRow(top));
    int line = top;
    if (pen.streamed().takes(sheet, rows.size())) {
      stream(sheet, pen, top, rows);
      line += rows.size();
    } else {
      for (R content : rows) {
        writeLine(sheet, pen, sheet.createRow(++line), content);
      }
    }
    return new CellRangeAddress(top, line, 0, span(columns.size()) - 1);
  }

  /** Long tables: cells take one column each and compute nothing. */
  private void stream(Sheet sheet, Pen pen, int top, List<R> rows) {
    try (SheetRows streamed = pen.streamed().of(sheet)) {
      int line = top;
      for (R content : rows) {
        line++;
        List<Value> values = columns.stream().map(column -> column.value().apply(content)).toList();
        int lines = lines(values);
        if (lines > 1) {
          streamed.begin(line, TextHeight.points(lines));
        } else {
          streamed.begin(line);
        }
        for (int place = 0; place < values.size(); place++) {
          pen.put(new Slot.OfRows(sheet.getSheetName(), line, place, streamed), values.get(place));
        }
        streamed.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines the longest prose of a row takes. */
  private int lines(List<Value> values) {
    int lines = 1;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Value.Prose(String text)) {
        lines = Math.max(lines, TextHeight.ofProse(text, columns.get(i).width()));
      }
    }
    return lines;
  }

  private void writeHeader(Sheet sheet, Pen pen, Row row) {
    int lines = 1;
    int place = 0;
    for (Column<R> column : columns) {
      Glossary.Entry entry = pen.glossary().of(name, column.heading());
      String unit = entry.unit().isEmpty() ? "" : "\n" + entry.unit();
      pen.put(row, place, entry.heading() + unit, Role.HEADER);
      pen.span(sheet, row, place, column.span());
      place += column.span();
      lines = Math.max(lines, TextHeight.ofHeading(entry.heading() + unit, column.width()));
    }
    row.setHeightInPoints(TextHeight.points(lines));
  }

  private void writeLine(Sheet sheet, Pen pen, Row row, R content) {
    List<Value> values = columns.stream().map(column -> column.value().apply(content)).toList();
    int place = 0;
    for (int i = 0; i < columns.size(); i++) {
      pen.put(row, place, resolved(values.get(i), row.getRowNum()));
      pen.span(sheet, row, place, columns.get(i).span());
      place += columns.get(i).span();
    }
    int lines = lines(values);
    if (lines > 1) {
      row.setHeightInPoints(TextHeight.points(lines));
    }
  }

  /** A formula with the cells of its row in place of their headings. */
  private Value resolved(Value value, int row) {
    return value instanceof Value.Formula(String formula, Value shown)
        ? new Value.Formula(
            HEADING
                .matcher(formula)
                .replaceAll(found -> "\\$" + letters(found.group(1)) + (row + 1)),
            shown)
        : value;
  }

  /** Letters of a column. */
  String letters(String heading) {
    return CellReference.convertNumToColString(span(indexOf(heading)));
  }

  /** Width of all columns, in characters. */
  int width() {
    return columns.stream().mapToInt(Column::width).sum();
  }

  /** Width of the columns up to one, in characters. */
  int widthUpTo(String heading) {
    return columns.subList(0, indexOf(heading) + 1).stream().mapToInt(Column::width).sum();
  }

  /** Makes the sheet's columns as wide as this table wants them. */
  void setWidths(Sheet sheet) {
    for (int i = 0; i < columns.size(); i++) {
      sheet.setColumnWidth(i, columns.get(i).width() * 256);
    }
  }

  /** The cells of one column, without its header, of a table that has rows. */
  CellRangeAddress bodyOf(CellRangeAddress cells, String heading) {
    int column = span(indexOf(heading));
    return new CellRangeAddress(cells.getFirstRow() + 1, cells.getLastRow(), column, column);
  }

  /** Whether there is a column of this heading. */
  boolean has(String heading) {
    return columns.stream().anyMatch(column -> column.heading().equals(heading));
  }

  /** Place of a column, from 0. */
  int indexOf(String heading) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).heading().equals(heading)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + heading);
  }

  /** Columns of the sheet that the first columns take. */
  private int span(int first) {
    return columns.subList(0, first).stream().mapToInt(Column::span).sum();
  }
}
