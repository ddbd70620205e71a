package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.Words;
import java.time.Instant;

/** Number formats. A minus sign says negative; no colour is needed to read it. */
final class Patterns {
  static final String COUNT = "#,##0";
  static final String PERCENT = "0.00%";
  static final String RATIO = "0.0000";
  static final String MULTIPLE = "0.0#\"x\"";
  private static final String SECONDS = "yyyy-mm-dd hh:mm:ss";
  static final String TEXT = "@";

  private Patterns() {}

  /** An instant, with milliseconds where it has any. */
  static String moment(Instant at) {
    return at.getNano() == 0 ? SECONDS : SECONDS + ".000";
  }

  /** Amounts of an asset. */
  static String amount(String asset) {
    return digits(Words.digits(asset));
  }

  /** What is left of a limit; below 0 it says that it is an excess. */
  static String headroom(String asset) {
    String amount = amount(asset);
    return amount + ";\"excess \"" + amount;
  }

  /** The same where more may be used than is known. */
  static String headroomAtMost(String asset) {
    String amount = amount(asset);
    return "\"at most \"" + amount + ";\"excess at least \"" + amount;
  }

  /** What is known of an amount whose other parts, of either sign, are unknown. */
  static String known(String pattern) {
    return said("known", pattern);
  }

  /** Known to be no less. */
  static String atLeast(String pattern) {
    return said("at least", pattern);
  }

  /** Known to be no more. */
  static String atMost(String pattern) {
    return said("at most", pattern);
  }

  private static String said(String words, String pattern) {
    return "\"%1$s \"%2$s;\"%1$s -\"%2$s".formatted(words, pattern);
  }

  /** Grouped thousands and so many fraction digits. */
  static String digits(int digits) {
    return digits == 0 ? COUNT : COUNT + "." + "0".repeat(digits);
  }
}
