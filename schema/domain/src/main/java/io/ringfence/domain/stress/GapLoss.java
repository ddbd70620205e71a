package io.ringfence.domain.stress;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;

/**
 * What a position loses when its mark gaps against it, exactly. Where the gap does not reach the
 * liquidation price: what its PnL falls by. Beyond: all that is left in it now, M(P) where that is
 * positive, for a venue is not counted on to return anything; what the gap loses beyond that is the
 * venue's deficit, and own loss only where a venue has recourse, which no rule pack says. Source:
 * risk definitions, Gap-stressed loss.
 *
 * @param mark the mark after the gap, quote per base
 * @param reached whether the gap reaches the liquidation price
 * @param loss settlement asset, at least 0
 * @param deficit max(0, -M) at the mark after the gap of a position it reaches, else 0
 */
public record GapLoss(BigDecimal mark, boolean reached, Fraction loss, Fraction deficit) {
  /**
   * The loss of a position.
   *
   * @param shock how far the mark gaps against it, fraction of the mark, above 0; of a long below 1
   * @throws IllegalArgumentException when the shock is no such fraction
   */
  public static GapLoss of(PoolPosition position, BigDecimal shock) {
    IsolatedPosition economics = position.economics();
    BigDecimal mark = position.mark().multiply(BigDecimal.ONE.subtract(economics.signed(shock)));
    if (shock.signum() <= 0 || mark.signum() <= 0) {
      throw new IllegalArgumentException(
          "shock of %s must be > 0 and leave a mark > 0, was %s".formatted(position.key(), shock));
    }
    Fraction now = economics.exactEquity(position.mark());
    Fraction then = economics.exactEquity(mark);
    return reaches(position, shock)
        ? new GapLoss(mark, true, now.max(Fraction.ZERO), then.negate().max(Fraction.ZERO))
        : new GapLoss(mark, false, now.minus(then), Fraction.ZERO);
  }

  /** Whether the way to the mark after the gap meets the liquidation price. */
  private static boolean reaches(PoolPosition position, BigDecimal shock) {
    return Critical.of(position)
        .filter(
            critical -> {
              int beyond = critical.move().abs().compareTo(shock);
              return beyond < 0 || beyond == 0 && critical.isDeadThere();
            })
        .isPresent();
  }
}
