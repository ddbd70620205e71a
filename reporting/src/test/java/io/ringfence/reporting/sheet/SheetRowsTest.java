package io.ringfence.reporting.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What is streamed is what POI reads. */
class SheetRowsTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  /** A workbook whose only sheet begins with a row of POI's and goes on with streamed ones. */
  private static XSSFSheet read(boolean withRow, RowInjection.Rows rows) throws IOException {
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("rows");
      if (withRow) {
        sheet.createRow(0).createCell(0).setCellValue("head");
      }
      workbook.write(template);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (ZipInputStream parts =
            new ZipInputStream(new ByteArrayInputStream(template.toByteArray()));
        ZipOutputStream zip = new ZipOutputStream(whole)) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(part.getName()));
        if (part.getName().equals(SHEET)) {
          RowInjection.copy(parts, rows, zip);
        } else {
          parts.transferTo(zip);
        }
      }
    }
    return new XSSFWorkbook(new ByteArrayInputStream(whole.toByteArray())).getSheetAt(0);
  }

  private static SheetRows rows(OutputStream out) {
    return new SheetRows(
        new FilterOutputStream(out) {
          @Override
          public void close() throws IOException {
            flush();
          }
        });
  }

  /** Letters that do not pack into nothing. */
  private static String drawn(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (0x20 + random.nextInt(0x300)));
    }
    return text.toString().replace('\u007f', 'x').replaceAll("[\\x7f-\\x9f]", "y");
  }

  @Test
  void everyNumberIsReadAsTheNearestDoubleOfItsDecimal() throws IOException {
    Random random = new Random(5);
    List<BigDecimal> figures = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      long unscaled = random.nextLong() >> random.nextInt(63);
      figures.add(BigDecimal.valueOf(unscaled, random.nextInt(18)));
    }
    figures.add(BigDecimal.ZERO);
    figures.add(new BigDecimal("-0.05"));
    XSSFSheet sheet =
        read(
            false,
            out -> {
              try (SheetRows rows = rows(out)) {
                for (int i = 0; i < figures.size(); i++) {
                  rows.begin(i, 15);
                  rows.number(
                      700,
                      figures.get(i).unscaledValue().longValueExact(),
                      figures.get(i).scale(),
                      0);
                  rows.number(701, figures.get(i).doubleValue(), 0);
                  rows.end();
                }
              }
            });
    for (int i = 0; i < figures.size(); i++) {
      XSSFRow row = sheet.getRow(i);
      assertThat(row.getCell(700).getNumericCellValue()).isEqualTo(figures.get(i).doubleValue());
      assertThat(row.getCell(701).getNumericCellValue()).isEqualTo(figures.get(i).doubleValue());
    }
  }

  @Test
  void everyTextIsReadAsItWasWrittenBelowTheRowsThatWereThere() throws IOException {
    List<String> texts =
        List.of(
            "",
            " leading",
            "trailing ",
            "a\nb\tc",
            "<&>\"'",
            "ü€𝄞",
            drawn(32_767),
            "𝄞" + drawn(9),
            "&<" + drawn(20_000) + "&",
            "=1+1");
    XSSFSheet sheet =
        read(
            true,
            out -> {
              try (SheetRows rows = rows(out)) {
                for (int i = 0; i < texts.size(); i++) {
                  rows.begin(i + 1);
                  rows.text(25, texts.get(i), 0);
                  rows.text(26, texts.get(i), 0);
                  rows.end();
                }
              }
            });
    assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("head");
    for (int i = 0; i < texts.size(); i++) {
      assertThat(sheet.getRow(i + 1).getCell(25).getStringCellValue()).isEqualTo(texts.get(i));
      assertThat(sheet.getRow(i + 1).getCell(26).getStringCellValue()).isEqualTo(texts.get(i));
    }
  }

  @Test
  void whatNoSheetCanHoldIsRefused() throws IOException {
    try (SheetRows rows = new SheetRows(OutputStream.nullOutputStream())) {
      rows.begin(0);
      assertThatThrownBy(() -> rows.number(SheetRows.MOST_COLUMNS, 1, 0, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("column");
      assertThatThrownBy(() -> rows.number(0, Double.NaN, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("finite");
      assertThatThrownBy(() -> rows.number(0, 1, 40, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("scale");
    }
  }
}
