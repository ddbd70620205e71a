package io.ringfence.reporting.workbook;

import io.ringfence.reporting.sheet.SheetRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Rows of long tables, written beside the workbook and put into their sheets when it is packed.
 *
 * @param scratch folder they lie in until then
 * @param workbook what they belong to
 * @param files file of the rows of each part that has some
 */
record StreamedRows(ScratchFolder scratch, XSSFWorkbook workbook, Map<String, Path> files) {
  /** Tables of more rows than this are streamed. */
  static final int FROM = 2_500;

  StreamedRows(ScratchFolder scratch, XSSFWorkbook workbook) {
    this(scratch, workbook, new TreeMap<>());
  }

  /** Whether a table of so many rows is streamed on a sheet. */
  boolean takes(Sheet sheet, int rows) {
    return rows > FROM && sheet instanceof SXSSFSheet;
  }

  /** Where the rows of a sheet go; to be closed. */
  SheetRows of(Sheet sheet) {
    String part =
        workbook
            .getSheet(sheet.getSheetName())
            .getPackagePart()
            .getPartName()
            .getName()
            .substring(1);
    Path file = scratch.file("rows-" + files.size() + ".xml");
    if (files.put(part, file) != null) {
      throw new IllegalStateException(
          "one table of a sheet may be streamed, was a second in " + part);
    }
    try {
      return new SheetRows(new BufferedOutputStream(Files.newOutputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
