package io.ringfence.bench.excel;

import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as a workbook of one sheet. */
interface ExcelWriter {
  /** The word in the results. */
  String name();

  /** Writes so many rows; closes what it writes to or not, as it likes. */
  void write(ExcelRow row, int rows, OutputStream out) throws IOException;
}
