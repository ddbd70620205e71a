package io.ringfence.streaming.intake;

import io.ringfence.streaming.intake.Figures.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a row of marks reads: with open, high and low it is a bar, without them a single mark.
 *
 * @param basis which price plays the mark
 */
record MarkFormat(MarkBasis basis) {
  private static final long LONGEST_BAR_MILLIS = Duration.ofDays(366).toMillis();
  private static final long QUARTER_MICROS_PER_BAR_MILLI = 250;
  private static final String BAR = "bar_ms";

  /** Columns a file must and may have; prices that do not play the mark are known and left out. */
  FileColumns columns() {
    List<String> known = new ArrayList<>(List.of(BAR, "index_price"));
    for (MarkBasis any : MarkBasis.values()) {
      known.addAll(any.columns());
    }
    return new FileColumns(true, List.of("venue", "instrument", basis.price()), known);
  }

  /**
   * Reads when the marks of a row are, before its prices are looked at: a row outside the window
   * costs no more.
   *
   * @return a row without prices
   */
  Times times(Fields fields) {
    long at = fields.time();
    boolean bar =
        fields.optionalText(basis.open()) != null
            || fields.optionalText(basis.high()) != null
            || fields.optionalText(basis.low()) != null;
    long quarter =
        bar ? fields.whole(BAR, 1, LONGEST_BAR_MILLIS) * QUARTER_MICROS_PER_BAR_MILLI : 0;
    return new Times(at, quarter);
  }

  /**
   * When the marks of a row are.
   *
   * @param atMicros time of the row, epoch microseconds
   * @param quarterMicros a quarter of its bar, microseconds; 0 for a single mark
   */
  record Times(long atMicros, long quarterMicros) {
    /** Whether no mark of the row lies in the window. */
    boolean areOutside(ReplayWindow window) {
      int marks = quarterMicros == 0 ? 1 : MarkBar.STEPS;
      for (int mark = 0; mark < marks; mark++) {
        if (window.contains(atMicros - mark * quarterMicros)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Reads the prices; what it gives counts only where the fields were not refused. */
  MarkBar bar(Fields fields, Times times) {
    var close = fields.figure(basis.price(), Range.PRICE);
    if (times.quarterMicros() == 0) {
      return MarkBar.single(times.atMicros(), close);
    }
    MarkBar bar =
        new MarkBar(
            times.atMicros(),
            times.quarterMicros(),
            fields.figure(basis.open(), Range.PRICE),
            fields.figure(basis.high(), Range.PRICE),
            fields.figure(basis.low(), Range.PRICE),
            close);
    Refusal refusal = fields.refusal() == null ? bar.judge() : null;
    if (refusal != null) {
      fields.refuse(refusal.code(), refusal.reason());
    }
    return bar;
  }
}
