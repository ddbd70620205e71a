package io.ringfence.domain.explain;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of a working.
 *
 * @param kind whether the value was given or worked out
 * @param symbol as the margin model writes it
 * @param meaning in words, with the unit where it is not plain
 * @param formula how it was worked out, in symbols; empty for what was given
 * @param value exact
 */
public record WorkingLine(
    Kind kind, String symbol, String meaning, String formula, Fraction value) {
  /** Where a value comes from. */
  public enum Kind {
    /** Given: a fact of the position, the mark or the rule pack. */
    INPUT,
    /** Worked out from the lines above. */
    STEP
  }

  /** The value in plain digits; where it does not end, 18 of them and an ellipsis. */
  public String shown() {
    BigDecimal digits = value.rounded(Precision.AMOUNT_SCALE, RoundingMode.DOWN);
    String plain = Precision.canonical(digits);
    return value.compareTo(digits) == 0 ? plain : plain + "…";
  }
}
