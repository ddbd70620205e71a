package io.ringfence.launcher.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table of texts: the first column at its left, the others at their right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  public TextTable(List<String> headings) {
    this.headings = List.copyOf(headings);
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are headings
   */
  public void row(List<String> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "cells must be " + headings.size() + ", were " + cells.size());
    }
    rows.add(List.copyOf(cells));
  }

  /** Prints it, the headings in bold. */
  public void printTo(Terminal terminal) {
    terminal.print("@|bold " + line(headings) + "|@");
    rows.forEach(row -> terminal.printRaw(line(row)));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(width(i) - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(i == 0 ? cells.get(i) + blanks : blanks + cells.get(i));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = headings.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
