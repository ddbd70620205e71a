package io.ringfence.domain.margin;

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
  BigDecimal requirement(IsolatedPosition position, BigDecimal price);

  /** Whether the venue liquidates the position at this mark. */
  boolean isLiquidatable(IsolatedPosition position, BigDecimal mark);

  /** Price at which equity meets the requirement; empty where no positive price does. */
  Optional<PriceRoot> liquidationPrice(IsolatedPosition position);

  /** Price at which equity is 0; empty where no positive price does. */
  Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position);
}
