package io.ringfence.reporting.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * A table of a workbook as it is read again.
 *
 * @param header its header
 * @param rows lines below it, up to the first without a first cell
 */
record ReadTable(Row header, List<Row> rows) {
  /** The table whose header begins with a heading; the first such. */
  static ReadTable of(Sheet sheet, String firstHeading) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && heading(row.getCell(0)).equals(firstHeading)) {
        return new ReadTable(row, below(sheet, row.getRowNum()));
      }
    }
    throw new AssertionError(sheet.getSheetName() + " has no table " + firstHeading);
  }

  static List<Row> below(Sheet sheet, int header) {
    List<Row> rows = new ArrayList<>();
    for (int line = header + 1; line <= sheet.getLastRowNum(); line++) {
      Row row = sheet.getRow(line);
      if (row == null || row.getCell(0) == null) {
        return rows;
      }
      rows.add(row);
    }
    return rows;
  }

  /** A heading without its unit. */
  private static String heading(Cell cell) {
    return cell.toString().lines().findFirst().orElse("");
  }

  int column(String heading) {
    return IntStream.range(0, header.getLastCellNum())
        .filter(column -> heading(header.getCell(column)).equals(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no column " + heading));
  }

  /** Cells of a column. */
  List<Cell> cells(String heading) {
    int column = column(heading);
    return rows.stream().map(row -> row.getCell(column)).toList();
  }

  String text(Row row, String heading) {
    return row.getCell(column(heading)).toString();
  }
}
