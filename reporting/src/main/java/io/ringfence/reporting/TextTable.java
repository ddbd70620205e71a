package io.ringfence.reporting;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as lines of text, its columns lined up.
 *
 * @param headings headings
 * @param numbers whether a column is lined up to the right
 * @param width most characters of a line; the last column is cut to fit
 */
record TextTable(List<String> headings, List<Boolean> numbers, int width) {
  private static final String GAP = "  ";

  List<String> lines(List<List<String>> rows) {
    int[] widths = widths(rows);
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths));
    lines.add("-".repeat(lines.getFirst().length()));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths(List<List<String>> rows) {
    int[] widths = new int[headings.size()];
    int used = 0;
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              headings.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
      if (i == widths.length - 1) {
        widths[i] = Math.max(1, Math.min(widths[i], width - used));
      }
      used += widths[i] + GAP.length();
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = cut(cells.get(i), widths[i]);
      String blanks = " ".repeat(widths[i] - text.length());
      line.append(i == 0 ? "" : GAP).append(numbers.get(i) ? blanks + text : text + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
