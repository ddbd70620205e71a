package io.ringfence.domain.position;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.PriceRoot;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether a resting stop protects a position. Source: risk definitions, Stop. */
public final class StopCover {
  private StopCover() {}

  /**
   * True where a stop covers the whole quantity and lies strictly between the mark and the
   * liquidation price on the losing side. An unknown stop is not effective. A stop trailed into
   * profit is valid; where there is no liquidation price any stop on the losing side is.
   */
  public static boolean isEffective(PositionFacts facts, MarginExposure exposure) {
    BigDecimal stop = facts.stopPrice();
    return stop != null
        && isPlaced(facts, exposure.position(), exposure.liquidationPrice())
        && exposure.side().sign() * exposure.markPrice().compareTo(stop) > 0;
  }

  /**
   * Whether a stop is effective as long as the mark has not come to it: it covers the whole
   * quantity and lies before the liquidation price.
   *
   * @param liquidationPrice as the venue reports it; empty: no positive price
   */
  public static boolean isPlaced(
      PositionFacts facts, IsolatedPosition position, Optional<PriceRoot> liquidationPrice) {
    BigDecimal stop = facts.stopPrice();
    BigDecimal covered = facts.stopQuantity();
    if (stop == null || covered == null || covered.compareTo(position.quantity()) < 0) {
      return false;
    }
    int sign = position.side().sign();
    return liquidationPrice.map(price -> sign * price.compareToPrice(stop) < 0).orElse(true);
  }
}
