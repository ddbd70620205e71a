package io.ringfence.domain.position;

import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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
    return stop != null && covers(facts.stopQuantity(), exposure) && lies(stop, exposure);
  }

  private static boolean covers(@Nullable BigDecimal covered, MarginExposure exposure) {
    return covered != null && covered.compareTo(exposure.position().quantity()) >= 0;
  }

  private static boolean lies(BigDecimal stop, MarginExposure exposure) {
    int sign = exposure.side().sign();
    boolean onLosingSide = sign * exposure.markPrice().compareTo(stop) > 0;
    boolean beforeLiquidation =
        exposure
            .liquidationPrice()
            .map(price -> sign * price.compareToPrice(stop) < 0)
            .orElse(true);
    return onLosingSide && beforeLiquidation;
  }
}
