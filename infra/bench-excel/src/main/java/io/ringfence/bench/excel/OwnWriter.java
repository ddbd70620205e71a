package io.ringfence.bench.excel;

import io.ringfence.reporting.sheet.PartArchive;
import io.ringfence.reporting.sheet.PartArchive.Effort;
import io.ringfence.reporting.sheet.RowInjection;
import io.ringfence.reporting.sheet.RowInjection.Rows;
import io.ringfence.reporting.sheet.SheetRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** As packs do: POI makes the workbook and its styles, our rows go into its sheet. */
final class OwnWriter implements ExcelWriter {
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @Override
  public String name() {
    return "ringfence";
  }

  @Override
  public void write(ExcelRow content, int rows, OutputStream out) throws IOException {
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    int text;
    int number;
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      PoiWriter.Styles styles = PoiWriter.Styles.of(workbook);
      text = styles.text().getIndex();
      number = styles.number().getIndex();
      workbook.createSheet("rows");
      workbook.write(template);
    }
    Path scratch = Files.createTempFile("ringfence-part", "");
    try (ZipInputStream parts =
            new ZipInputStream(new ByteArrayInputStream(template.toByteArray()));
        PartArchive archive = new PartArchive(out, scratch)) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        if (part.getName().equals(SHEET)) {
          Rows rowsOfSheet = to -> fill(content, rows, to, text, number);
          archive.add(SHEET, Effort.QUICK, to -> RowInjection.copy(parts, rowsOfSheet, to));
        } else {
          archive.add(part.getName(), Effort.SMALL, parts::transferTo);
        }
      }
    } finally {
      Files.delete(scratch);
    }
  }

  private static void fill(ExcelRow content, int rows, OutputStream to, int text, int number)
      throws IOException {
    try (SheetRows sheet = new SheetRows(new Kept(to))) {
      for (int row = 0; row < rows; row++) {
        sheet.begin(row);
        for (int column = 0; column < ExcelRow.TEXTS; column++) {
          sheet.text(column, content.text(row, column), text);
        }
        for (int column = ExcelRow.TEXTS; column < ExcelRow.COLUMNS; column++) {
          sheet.number(column, content.unscaled(row, column), content.scale(column), number);
        }
        sheet.end();
      }
    }
  }

  /** Stays open: the rows end, the part goes on. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
