package io.ringfence.bench.excel;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** POI's streaming workbook: styles made once, a window of a hundred rows. */
final class PoiWriter implements ExcelWriter {
  private static final int WINDOW = 100;

  @Override
  public String name() {
    return "sxssf";
  }

  @Override
  public void write(ExcelRow content, int rows, OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
      Styles styles = Styles.of(workbook);
      Sheet sheet = workbook.createSheet("rows");
      for (int i = 0; i < rows; i++) {
        fill(sheet.createRow(i), content, i, styles);
      }
      workbook.write(out);
    }
  }

  private static void fill(Row row, ExcelRow content, int number, Styles styles) {
    for (int column = 0; column < ExcelRow.COLUMNS; column++) {
      Cell cell = row.createCell(column);
      if (column < ExcelRow.TEXTS) {
        cell.setCellValue(content.text(number, column));
        cell.setCellStyle(styles.text());
      } else {
        cell.setCellValue(content.number(number, column));
        cell.setCellStyle(styles.number());
      }
    }
  }

  /** The two styles. */
  record Styles(CellStyle text, CellStyle number) {
    static Styles of(Workbook workbook) {
      CellStyle text = workbook.createCellStyle();
      var font = workbook.createFont();
      font.setBold(true);
      text.setFont(font);
      CellStyle number = workbook.createCellStyle();
      number.setDataFormat(workbook.createDataFormat().getFormat(ExcelRow.FORMAT));
      return new Styles(text, number);
    }
  }
}
