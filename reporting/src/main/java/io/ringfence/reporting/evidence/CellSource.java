package io.ringfence.reporting.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of a workbook, one sheet at a time and one cell at a time: never all at once. */
interface CellSource {
  /**
   * A cell that is not empty.
   *
   * @param name for example {@code B7}
   * @param value its value, or its formula, as {@link CellValue} writes them
   * @param shown what its formula shows; null: it has none, or nobody has computed it
   */
  record Cell(String name, String value, @Nullable String shown) {
    /** Its row, from 1. */
    int row() {
      int at = name.length();
      while (at > 0 && Character.isDigit(name.charAt(at - 1))) {
        at--;
      }
      return Integer.parseInt(name, at, name.length(), 10);
    }
  }

  /** Cells of one sheet. */
  interface Reader extends Closeable {
    /** The next cell that is not empty; null: there is none. */
    @Nullable Cell next() throws RefusedFileException, IOException;
  }

  /** Names of the sheets, in their order. */
  Set<String> sheets();

  /** Cells of a sheet that is there, in their order. */
  Reader sheet(String name) throws RefusedFileException, IOException;
}
