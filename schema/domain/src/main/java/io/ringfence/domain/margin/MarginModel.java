package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One generation of a venue's isolated-margin formulas. Sealed: a new generation does not compile
 * until every place that must know it says what it means.
 */
public sealed interface MarginModel permits StandardMargin {
  /** Brackets the model takes its rates from. */
  TierSchedule schedule();

  /**
   * What the position's equity must exceed at a price, settlement asset, exact: maintenance and,
   * where the venue counts it, the fee of the closing trade.
   *
   * @param price quote per base, above 0
   */
  Fraction exactRequirement(IsolatedPosition position, BigDecimal price);

  /** {@link #exactRequirement} as an amount; rounded up where it does not end. */
  default BigDecimal requirement(IsolatedPosition position, BigDecimal price) {
    return position.contract().charged(exactRequirement(position, price));
  }

  /** Whether the venue liquidates the position at this mark; nothing is rounded. */
  boolean isLiquidatable(IsolatedPosition position, BigDecimal mark);

  /**
   * Price at which equity meets the requirement; empty where no positive price does. Where a
   * schedule jumps, and so can have several, the first one reached from a price.
   *
   * @param from price the way begins at, quote per base, above 0; without effect where the price is
   *     unique
   */
  Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from);

  /** {@link #liquidationPrice(IsolatedPosition, BigDecimal)} from the entry. */
  default Optional<PriceRoot> liquidationPrice(IsolatedPosition position) {
    return liquidationPrice(position, position.entryPrice());
  }

  /** Price at which equity is 0; empty where no positive price does. */
  Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position);
}
