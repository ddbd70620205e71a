package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;

/**
 * A position as a reallocation sees it.
 *
 * @param key identity
 * @param rules the venue's rules in force
 * @param economics side, quantity, entry and wallet
 * @param leverage leverage set at the venue
 * @param facts thesis, plan and owner
 * @param mark mark in force, quote per base
 */
public record PoolPosition(
    PositionKey key,
    MarginRules rules,
    IsolatedPosition economics,
    BigDecimal leverage,
    PositionFacts facts,
    BigDecimal mark) {
  /** The position valued at its mark. */
  public MarginExposure exposure() {
    return exposureWith(BigDecimal.ZERO);
  }

  /** The position valued at its mark with its wallet changed by a signed amount. */
  public MarginExposure exposureWith(BigDecimal amount) {
    return MarginExposure.of(rules, economics.plusMargin(amount), leverage, mark);
  }

  /**
   * Margin by which the wallet differs from what a distance needs, settlement asset, exact:
   * negative is missing, positive is to spare.
   *
   * @param distance fraction of the mark, in (0, 1)
   */
  BigDecimal slackAt(BigDecimal distance) {
    BigDecimal price = priceAt(distance);
    return economics.equity(price).subtract(rules.model().requirement(economics, price));
  }

  /** Whether the position dies when every mark moves by a fraction; with another wallet. */
  boolean diesAt(BigDecimal shock, BigDecimal amount) {
    BigDecimal shocked = mark.multiply(BigDecimal.ONE.add(shock));
    return rules.model().isLiquidatable(economics.plusMargin(amount), shocked);
  }

  /** The price a distance away from the mark on the losing side, quote per base. */
  BigDecimal priceAt(BigDecimal distance) {
    return mark.multiply(BigDecimal.ONE.subtract(economics.signed(distance)));
  }
}
