package io.ringfence.reporting.evidence;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one way a cell's value is written for comparing: a number with the 15 significant digits a
 * spreadsheet shows, text in quotes, a formula behind its equals sign.
 */
final class CellValue {
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
  private static final Instant DAY_ZERO = Instant.parse("1899-12-30T00:00:00Z");
  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** A cell with an empty text, which is as good as none. */
  static final String NOTHING = "\"\"";

  /** What a sheet's arithmetic may be off by, fraction; far below any digit that is shown. */
  private static final double NOISE = 1e-9;

  private CellValue() {}

  /** Rounds the shortest decimal of the double half up, as LibreOffice does when it saves. */
  static String number(double figure) {
    return Double.isFinite(figure)
        ? Precision.canonical(new BigDecimal(Double.toString(figure)).round(SHOWN))
        : Double.toString(figure);
  }

  static String number(BigDecimal exact) {
    return number(exact.doubleValue());
  }

  /** An instant as the days since 1899-12-30 that a cell holds, cut to milliseconds. */
  static String moment(Instant at) {
    long millis = Duration.between(DAY_ZERO, at).toMillis();
    long day = Math.floorDiv(millis, Duration.ofDays(1).toMillis());
    return number(day + Math.floorMod(millis, Duration.ofDays(1).toMillis()) / DAY_MILLIS);
  }

  /** Text as a reader sees it: escapes resolved, one kind of line end. */
  static String text(String text) {
    String plain = text.contains("_x") ? withoutEscapes(text) : text;
    return "\"" + plain.replace("\r\n", "\n") + "\"";
  }

  private static String withoutEscapes(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> {
              char character = (char) Integer.parseInt(found.group(1), 16);
              return Matcher.quoteReplacement(String.valueOf(character));
            });
  }

  static String formula(String formula) {
    return "=" + FormulaText.normal(formula);
  }

  /**
   * Whether two values are equal up to what two programs' arithmetic may differ by: a formula is
   * computed in doubles, and never twice in the same order.
   */
  static boolean isNear(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      double a = Double.parseDouble(one);
      double b = Double.parseDouble(other);
      return Math.abs(a - b) <= NOISE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    } catch (NumberFormatException noFigure) {
      return false;
    }
  }

  /** The name of a cell as spreadsheets write it, for example {@code B7}; both from 0. */
  static String name(int row, int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.append(row + 1).toString();
  }
}
