package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.reallocation.BurnTail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Figures as people read them, the same on every machine. For reading only: they are rounded. */
public final class Words {
  /** What stands where a figure is not known. */
  public static final String UNKNOWN = "unknown";

  /**
   * What stands where a figure does not exist, such as a liquidation price that is not positive.
   */
  public static final String NONE = "none";

  private static final Set<String> CASH = Set.of("USDT", "USDC", "FDUSD", "BUSD", "USD", "EUR");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** Fraction digits an asset's amounts are read with: 2 for cash and its tokens, else 8. */
  public static int digits(String asset) {
    return CASH.contains(asset) ? 2 : 8;
  }

  /** An amount with its asset, {@code 1,234.50 USDT}. */
  public static String amount(BigDecimal amount, String asset) {
    return figure(amount, digits(asset)) + " " + asset;
  }

  /** A figure with grouped thousands and so many fraction digits, half up. */
  public static String figure(BigDecimal figure, int digits) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(figure);
  }

  /** A fraction as a percentage of two digits rounded down, {@code 4.21 %}. */
  public static String percent(BigDecimal fraction) {
    return fraction.movePointRight(2).setScale(2, RoundingMode.FLOOR).toPlainString() + " %";
  }

  /** An instant to the second, {@code 2025-10-10 21:00:00}, UTC. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** A length of time to the second, {@code 3 h 5 min 0 s}. */
  public static String duration(Duration duration) {
    return "%s h %s min %s s"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  /** When days end, {@code 17:00 America/New_York}. */
  public static String cut(DayCut cut) {
    String zone = cut.zone().getId();
    return cut.cut() + " " + (zone.equals("Z") ? "UTC" : zone);
  }

  /** {@code 1 position}, {@code 2 positions}. */
  public static String count(long count, String noun) {
    return figure(BigDecimal.valueOf(count), 0) + " " + (count == 1 ? noun : noun + "s");
  }

  /**
   * A text from outside as one line for a terminal or a certificate: it moves no cursor, begins no
   * line of its own and turns no direction of writing.
   */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]", " ")
        .replaceAll("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }

  /** What a tail of burned margin is taken of. */
  public static String shortfall(BurnTail tail) {
    return "ES 97.5 over %s of %s h"
        .formatted(count(tail.windows(), "joint window"), tail.horizon().toHours());
  }
}
