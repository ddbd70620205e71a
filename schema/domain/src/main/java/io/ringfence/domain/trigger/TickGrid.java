package io.ringfence.domain.trigger;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Prices counted in ticks of 10^-digits. What lies off the grid is brought to the side asked for;
 * beyond the ends of the grid, to one tick beyond.
 *
 * @param digits fraction digits of a price, 0 to 18
 */
public record TickGrid(int digits) {
  /** Highest price, ticks. */
  public static final long MAX_TICK = 1L << 52;

  private static final BigDecimal HIGHEST = BigDecimal.valueOf(MAX_TICK);
  private static final BigDecimal BEYOND = HIGHEST.add(BigDecimal.ONE);

  /** The coarsest grid a price lies on. */
  public static TickGrid of(BigDecimal price) {
    return new TickGrid(Math.max(0, price.stripTrailingZeros().scale()));
  }

  /** The coarsest grid on which both this grid and a price lie. */
  public TickGrid with(BigDecimal price) {
    TickGrid other = of(price);
    return other.digits > digits ? other : this;
  }

  /** Whether a price, above 0, is a whole number of ticks within the grid. */
  public boolean holds(BigDecimal price) {
    return of(price).digits <= digits && price.movePointRight(digits).compareTo(HIGHEST) <= 0;
  }

  /** A price in ticks; {@link #holds} it. */
  public long ticks(BigDecimal price) {
    return price.movePointRight(digits).longValueExact();
  }

  /** Ticks as a price. */
  public BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, digits);
  }

  /** The highest tick at or below a price; -1 where there is none. */
  public long atOrBelow(Fraction price) {
    return ticks(price, RoundingMode.FLOOR);
  }

  /** The lowest tick at or above a price, at least 0. */
  public long atOrAbove(Fraction price) {
    return Math.max(0, ticks(price, RoundingMode.CEILING));
  }

  private long ticks(Fraction price, RoundingMode mode) {
    if (price.signum() < 0) {
      return -1;
    }
    BigDecimal ticks =
        price.numerator().movePointRight(digits).divide(price.denominator(), 0, mode);
    return ticks.compareTo(BEYOND) >= 0 ? MAX_TICK + 1 : ticks.longValueExact();
  }
}
