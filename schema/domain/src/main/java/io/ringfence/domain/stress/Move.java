package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a mark goes through a scenario, relative to the mark it begins at; exact.
 *
 * @param low lowest mark on the way by the first, less 1; above -1 and at most 0
 * @param high highest mark on the way by the first, less 1; at least 0
 * @param end mark at the end by the first, less 1; absent: not recorded
 */
public record Move(Fraction low, Fraction high, @Nullable Fraction end) {
  private static final Fraction LOWEST = Fraction.of(BigDecimal.ONE.negate());

  public Move {
    if (low.signum() > 0 || low.compareTo(LOWEST) <= 0) {
      throw new IllegalArgumentException("low must lie in (-1, 0], was " + low);
    }
    if (high.signum() < 0) {
      throw new IllegalArgumentException("high must be >= 0, was " + high);
    }
    if (end != null && (end.compareTo(low) < 0 || end.compareTo(high) > 0)) {
      throw new IllegalArgumentException("end must lie between low and high, was " + end);
    }
  }

  /** Straight to a mark, without a way back. */
  public static Move to(Fraction end) {
    return new Move(end.min(Fraction.ZERO), end.max(Fraction.ZERO), end);
  }

  /** Down or up to an extreme and back to an end. */
  public static Move through(BigDecimal extreme, BigDecimal end) {
    Fraction far = Fraction.of(extreme);
    return new Move(far.min(Fraction.ZERO), far.max(Fraction.ZERO), Fraction.of(end));
  }
}
