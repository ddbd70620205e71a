package io.ringfence.launcher.calculator;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Shown {
  private static final int DIGITS = 8;

  private Shown() {}

  /** At most eight digits behind the point; an ellipsis where there are more. */
  static String figure(@Nullable BigDecimal figure, String absent) {
    if (figure == null) {
      return absent;
    }
    BigDecimal cut = figure.setScale(DIGITS, RoundingMode.DOWN);
    return Precision.canonical(cut) + (cut.compareTo(figure) == 0 ? "" : "…");
  }

  /** A fraction in percent with two digits, cut. */
  static String percent(@Nullable BigDecimal fraction, String absent) {
    return fraction == null
        ? absent
        : fraction.movePointRight(2).setScale(2, RoundingMode.FLOOR).toPlainString() + " %";
  }
}
