package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A positive price kept as the fraction it is, so that comparing it with a mark rounds nothing.
 *
 * @param numerator quote currency, above 0
 * @param denominator base asset, above 0
 */
public record PriceRoot(BigDecimal numerator, BigDecimal denominator) {
  public PriceRoot {
    if (numerator.signum() <= 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException(
          "numerator and denominator must be > 0, were " + numerator + " and " + denominator);
    }
  }

  /**
   * The price at 18 fraction digits, quote per base, rounded against the holder: up for a long,
   * whose danger lies below the mark, down for a short.
   */
  public BigDecimal price(PositionSide side) {
    return numerator.divide(denominator, Precision.PRICE_SCALE, towardsTheEntry(side));
  }

  /**
   * This price on a grid; empty where that is 0.
   *
   * @param tick step of the grid, quote per base, above 0
   */
  Optional<PriceRoot> onGrid(BigDecimal tick, RoundingMode mode) {
    BigDecimal price = numerator.divide(denominator.multiply(tick), 0, mode).multiply(tick);
    return price.signum() == 0
        ? Optional.empty()
        : Optional.of(new PriceRoot(price, BigDecimal.ONE));
  }

  /** This price moved by a signed amount, quote per base; empty where that is at most 0. */
  Optional<PriceRoot> plus(BigDecimal amount) {
    BigDecimal moved = numerator.add(amount.multiply(denominator));
    return moved.signum() <= 0 ? Optional.empty() : Optional.of(new PriceRoot(moved, denominator));
  }

  /** Direction in which a long's entry and mark lie above, a short's below: against the holder. */
  static RoundingMode towardsTheEntry(PositionSide side) {
    return switch (side) {
      case LONG -> RoundingMode.CEILING;
      case SHORT -> RoundingMode.FLOOR;
    };
  }

  /** Opposite of {@link #towardsTheEntry}. */
  static RoundingMode awayFromTheEntry(PositionSide side) {
    return switch (side) {
      case LONG -> RoundingMode.FLOOR;
      case SHORT -> RoundingMode.CEILING;
    };
  }

  /** Whether a mark has come to this price from the side on which the position lives. */
  boolean isReachedBy(BigDecimal mark, PositionSide side) {
    int comparison = compareToPrice(mark);
    return switch (side) {
      case LONG -> comparison >= 0;
      case SHORT -> comparison <= 0;
    };
  }

  /** V of a position at this price, settlement asset, exact. */
  public Fraction value(IsolatedPosition position) {
    BigDecimal size = position.size();
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO -> new Fraction(size.multiply(numerator), denominator);
      case INVERSE -> new Fraction(size.multiply(denominator), numerator);
    };
  }

  /** Below 0 where this price lies below the other, above 0 where it lies above; exact. */
  public int compareToPrice(BigDecimal price) {
    return numerator.compareTo(price.multiply(denominator));
  }

  /**
   * Distance from a mark, s (P - LP) / P: the fraction the mark can still move against the holder;
   * at most 0 once it has been reached. Rounded down at 18 digits: never more than there is.
   *
   * @param mark quote per base, above 0
   */
  public BigDecimal distanceFrom(BigDecimal mark, PositionSide side) {
    return gap(mark, side)
        .divide(mark.multiply(denominator), Precision.RATIO_SCALE, RoundingMode.FLOOR);
  }

  /** Whether the distance from a mark is at most a level; exact, nothing is divided. */
  public boolean isWithin(BigDecimal level, BigDecimal mark, PositionSide side) {
    return gap(mark, side).compareTo(level.multiply(mark).multiply(denominator)) <= 0;
  }

  private BigDecimal gap(BigDecimal mark, PositionSide side) {
    BigDecimal gap = mark.multiply(denominator).subtract(numerator);
    return side == PositionSide.LONG ? gap : gap.negate();
  }
}
