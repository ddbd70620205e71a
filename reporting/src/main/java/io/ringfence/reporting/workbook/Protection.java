package io.ringfence.reporting.workbook;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Keeps readers from changing by mistake what is not meant for editing. There is no password: who
 * means to change a figure can, and the check of the file names it.
 */
final class Protection {
  private Protection() {}

  /** Locks every cell but those meant for editing; filters and widths stay free. */
  static void of(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      XSSFSheet locked = (XSSFSheet) sheet;
      locked.enableLocking();
      locked.lockAutoFilter(false);
      locked.lockFormatColumns(false);
      locked.lockFormatRows(false);
      locked.lockSelectLockedCells(false);
      locked.lockSelectUnlockedCells(false);
    }
  }
}
