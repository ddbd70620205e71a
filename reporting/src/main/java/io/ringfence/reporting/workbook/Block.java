package io.ringfence.reporting.workbook;

import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Rows of a sheet that formulas of other sheets name. Known before a row is written.
 *
 * @param sheet name of the sheet, one word
 * @param first first row, from 1
 * @param last last row, from 1; below the first where there is none
 */
record Block(String sheet, int first, int last) {
  /** So many rows below a header. */
  static Block below(String sheet, int header, int rows) {
    return new Block(sheet, header + 2, header + 1 + rows);
  }

  boolean isEmpty() {
    return last < first;
  }

  /** A column of the rows, fixed, for a formula. */
  String column(String letters) {
    return first == last
        ? "%s!$%s$%s".formatted(sheet, letters, first)
        : "%s!$%s$%s:$%s$%s".formatted(sheet, letters, first, letters, last);
  }

  /** Some columns of the rows, as evidence names cells. */
  String columns(String from, String to) {
    return "%s!%s%s:%s%s".formatted(sheet, from, first, to, last);
  }

  /** The cells of some columns, from 0. */
  CellRangeAddress cells(int from, int to) {
    return new CellRangeAddress(first - 1, last - 1, from, to);
  }

  /** The last so many of the rows. */
  Block last(int count) {
    return new Block(sheet, last - count + 1, last);
  }

  /** Some of the rows, from 0. */
  Block part(int from, int count) {
    return new Block(sheet, first + from, first + from + count - 1);
  }
}
