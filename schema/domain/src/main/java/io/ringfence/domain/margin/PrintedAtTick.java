package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Generations that print the liquidation price on the tick grid, rounded towards the entry (up for
 * a long, down for a short), and liquidate when the mark reaches the printed price: that price, and
 * not the equation, decides. Where none is printed the equation does: such a position is safe at
 * every mark or at none.
 */
public sealed interface PrintedAtTick extends FixedAtEntry
    permits KucoinV1, BybitLegacyInverse, BybitLegacyRounded, Bitmex {
  /** Step of the price grid, quote per base, above 0. */
  BigDecimal tickSize();

  @Override
  default Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    return FixedAtEntry.super
        .liquidationPrice(position, from)
        .flatMap(root -> root.onGrid(tickSize(), PriceRoot.towardsTheEntry(position.side())));
  }

  @Override
  default TriggerEquality equality() {
    return TriggerEquality.LIQUIDATES;
  }

  @Override
  default boolean isLiquidatable(IsolatedPosition position, BigDecimal mark) {
    return liquidationPrice(position, mark)
        .map(printed -> printed.isReachedBy(mark, position.side()))
        .orElseGet(() -> isBreached(position, position.value(mark)));
  }
}
