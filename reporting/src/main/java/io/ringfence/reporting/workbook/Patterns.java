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

  /** Grouped thousands and so many fraction digits. */
  static String digits(int digits) {
    return digits == 0 ? COUNT : COUNT + "." + "0".repeat(digits);
  }
}
