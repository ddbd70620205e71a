package io.ringfence.reporting.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells meant for editing: what somebody writes into them is no alteration.
 *
 * @param areas {@code Sheet!A1} or {@code Sheet!A1:B9} each
 */
record EditableCells(List<Area> areas) {
  private static final Pattern AREA =
      Pattern.compile("(.+)!([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?");
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

  EditableCells {
    areas = List.copyOf(areas);
  }

  /** A rectangle of a sheet, both corners inclusive; columns and rows from 1. */
  record Area(String sheet, int left, int top, int right, int bottom) {
    boolean has(String ofSheet, int column, int row) {
      return sheet.equals(ofSheet)
          && column >= left
          && column <= right
          && row >= top
          && row <= bottom;
    }
  }

  /** Reads areas; refuses what is none with an {@link IllegalArgumentException}. */
  static EditableCells parse(List<String> texts) {
    return new EditableCells(texts.stream().map(EditableCells::area).toList());
  }

  private static Area area(String text) {
    Matcher area = AREA.matcher(text);
    if (!area.matches()) {
      throw new NumberFormatException("cells for editing must be Sheet!A1:B9, were " + text);
    }
    int left = FormulaText.columnOf(area.group(2));
    int top = Integer.parseInt(area.group(3));
    boolean single = area.group(4) == null;
    return new Area(
        area.group(1),
        left,
        top,
        single ? left : FormulaText.columnOf(area.group(4)),
        single ? top : Integer.parseInt(area.group(5)));
  }

  /** Whether a cell, by its name, is meant for editing. */
  boolean has(String sheet, String cell) {
    Matcher name = CELL.matcher(cell);
    if (!name.matches()) {
      return false;
    }
    int column = FormulaText.columnOf(name.group(1));
    int row = Integer.parseInt(name.group(2));
    return areas.stream().anyMatch(area -> area.has(sheet, column, row));
  }
}
