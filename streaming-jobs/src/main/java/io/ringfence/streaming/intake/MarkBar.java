package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a marks file: a single mark, or a bar of four. A bar {@code [at - bar, at]} is open,
 * the extreme nearer to the open (at equal distance the low), the other extreme, and close, at the
 * ends of its four quarters. Source: file formats, Replay 1.
 *
 * @param atMicros end of the bar, or time of the single mark, epoch microseconds
 * @param quarterMicros a quarter of the bar, microseconds; 0 for a single mark
 * @param open first price; equal to the close for a single mark, as are both extremes
 * @param high highest price
 * @param low lowest price
 * @param close price at {@code atMicros}
 */
record MarkBar(
    long atMicros,
    long quarterMicros,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close) {
  static final int STEPS = 4;

  static MarkBar single(long atMicros, BigDecimal price) {
    return new MarkBar(atMicros, 0, price, price, price, price);
  }

  /** Step of the first mark: a single mark has only the last step. */
  int firstStep() {
    return quarterMicros == 0 ? STEPS - 1 : 0;
  }

  /** When a step's mark is in force, epoch microseconds. */
  long instant(int step) {
    return atMicros - (STEPS - 1 - step) * quarterMicros;
  }

  /** A step's mark. */
  BigDecimal price(int step) {
    return switch (step) {
      case 0 -> open;
      case 1 -> isLowNearer() ? low : high;
      case 2 -> isLowNearer() ? high : low;
      default -> close;
    };
  }

  private boolean isLowNearer() {
    return open.subtract(low).abs().compareTo(high.subtract(open).abs()) <= 0;
  }

  /** Why the four prices cannot be one bar, or null where they can. */
  @Nullable Refusal judge() {
    boolean consistent =
        low.compareTo(open) <= 0
            && low.compareTo(close) <= 0
            && high.compareTo(open) >= 0
            && high.compareTo(close) >= 0;
    return consistent
        ? null
        : new Refusal(
            RejectCode.BAR_INCONSISTENT,
            "low <= open, close <= high must hold, were low %s, open %s, close %s, high %s"
                .formatted(
                    low.toPlainString(),
                    open.toPlainString(),
                    close.toPlainString(),
                    high.toPlainString()));
  }
}
