package io.ringfence.bench.excel;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** fastexcel, flushed every thousand rows, as it asks of those who write many. */
final class FastexcelWriter implements ExcelWriter {
  private static final int FLUSHED = 1_000;

  @Override
  public String name() {
    return "fastexcel";
  }

  @Override
  public void write(ExcelRow content, int rows, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "ringfence", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("rows");
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < ExcelRow.COLUMNS; column++) {
          if (column < ExcelRow.TEXTS) {
            sheet.value(row, column, content.text(row, column));
            sheet.style(row, column).bold().set();
          } else {
            sheet.value(row, column, content.number(row, column));
            sheet.style(row, column).format(ExcelRow.FORMAT).set();
          }
        }
        if (row % FLUSHED == FLUSHED - 1) {
          sheet.flush();
        }
      }
    }
  }
}
