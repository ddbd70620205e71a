package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A strategy's own distance from the liquidation price, no venue's rule: a share of the way from LP
 * to the entry, LP + s |E - LP| share, at least 0. Where the equation's root is not positive the
 * buffer starts from it all the same. Source: freqtrade's {@code liquidation_buffer}.
 *
 * @param share fraction of |E - LP|, in [0, 1)
 */
public record LiquidationBuffer(BigDecimal share) {
  public LiquidationBuffer {
    Require.feeRate("share", share);
  }

  /**
   * The price at which the strategy would act, quote per base, at least 0; rounded at 18 digits
   * against the holder. Empty where an inverse position has no root.
   */
  public Optional<BigDecimal> price(StandardMargin model, IsolatedPosition position) {
    return root(model, position).map(root -> buffered(root, position));
  }

  /** Of a linear root that is not positive, that of the lowest bracket counts. */
  private static Optional<Fraction> root(StandardMargin model, IsolatedPosition position) {
    Optional<PriceRoot> price = model.liquidationPrice(position);
    if (price.isPresent() || position.contract().kind() == ContractKind.INVERSE) {
      return price.map(it -> new Fraction(it.numerator(), it.denominator()));
    }
    MaintenanceTier lowest = model.schedule().tiers().getFirst();
    Fraction rate = Fraction.of(lowest.rate().add(model.triggerFeeRate()));
    Fraction value = position.equityLine().valueWhereEquityIs(rate, lowest.maintenanceAmount());
    return Optional.of(value.dividedBy(position.size()));
  }

  private BigDecimal buffered(Fraction root, IsolatedPosition position) {
    Fraction gap = root.minus(position.entryPrice());
    Fraction distance = gap.max(gap.negate()).times(share);
    Fraction moved =
        position.side() == PositionSide.LONG ? root.plus(distance) : root.minus(distance);
    return moved
        .max(Fraction.ZERO)
        .rounded(Precision.PRICE_SCALE, PriceRoot.towardsTheEntry(position.side()));
  }
}
