package io.ringfence.reporting.workbook;

/** Which cells of a decision book mean what, for whoever reads one that came back. */
public final class DecisionCells {
  private DecisionCells() {}

  /** Whether a column of a sheet holds moves. */
  public static boolean isMove(String sheet, String column) {
    return sheet.equals(LiveBook.WORKBENCH)
        && column.equals(WorkbenchColumns.table().letters(WorkbenchColumns.MOVE));
  }
}
