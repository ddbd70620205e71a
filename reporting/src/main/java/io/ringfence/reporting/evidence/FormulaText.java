package io.ringfence.reporting.evidence;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas as they are compared, whichever program wrote them: without blanks outside of texts, and
 * those that are stored once for many cells written out for each.
 */
final class FormulaText {
  /** A text in double quotes, a sheet in single ones, or a cell that is no part of a name. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'"
              + "|(?<![A-Za-z0-9_.$])(\\$?)([A-Z]{1,3})(\\$?)([0-9]{1,7})(?![A-Za-z0-9_(.!])");

  private static final Pattern BLANKS = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\\s+");

  private FormulaText() {}

  static String normal(String formula) {
    return BLANKS
        .matcher(formula)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group().isBlank() ? "" : found.group()));
  }

  /**
   * A formula moved with its cell: what is not fixed by a dollar moves along.
   *
   * @param columns to the right
   * @param rows downwards
   */
  static String moved(String formula, int columns, int rows) {
    return TOKEN
        .matcher(formula)
        .replaceAll(found -> Matcher.quoteReplacement(moved(found, columns, rows)));
  }

  private static String moved(MatchResult token, int columns, int rows) {
    if (token.group(2) == null) {
      return token.group();
    }
    int column = columnOf(token.group(2)) + (token.group(1).isEmpty() ? columns : 0);
    int row = Integer.parseInt(token.group(4)) + (token.group(3).isEmpty() ? rows : 0);
    String letters = CellValue.name(0, column - 1).replaceAll("[0-9]", "");
    return token.group(1) + letters + token.group(3) + row;
  }

  /** Number of a column from 1. */
  static int columnOf(String letters) {
    return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
  }
}
