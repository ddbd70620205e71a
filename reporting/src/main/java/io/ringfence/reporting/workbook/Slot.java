package io.ringfence.reporting.workbook;

import io.ringfence.reporting.sheet.SheetRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;

/** A cell that is to be filled: POI's, or one of a streamed row. */
sealed interface Slot {
  /** Name of its sheet. */
  String sheet();

  /** Its row, from 0. */
  int row();

  /** Its column, from 0. */
  int column();

  /** Fills it with text. */
  void text(String text, CellStyle style);

  /** Fills it with a number. */
  void number(double figure, CellStyle style);

  /** A cell of POI's. */
  record OfPoi(Cell cell) implements Slot {
    @Override
    public String sheet() {
      return cell.getSheet().getSheetName();
    }

    @Override
    public int row() {
      return cell.getRowIndex();
    }

    @Override
    public int column() {
      return cell.getColumnIndex();
    }

    @Override
    public void text(String text, CellStyle style) {
      cell.setCellValue(text);
      cell.setCellStyle(style);
    }

    @Override
    public void number(double figure, CellStyle style) {
      cell.setCellValue(figure);
      cell.setCellStyle(style);
    }
  }

  /** A cell of a row that is streamed. */
  record OfRows(String sheet, int row, int column, SheetRows rows) implements Slot {
    @Override
    public void text(String text, CellStyle style) {
      try {
        rows.text(column, text, style.getIndex());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void number(double figure, CellStyle style) {
      try {
        rows.number(column, figure, style.getIndex());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
