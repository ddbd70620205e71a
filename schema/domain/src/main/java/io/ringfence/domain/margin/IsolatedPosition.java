package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;

/**
 * The economics of one linear isolated position. All results are exact.
 *
 * @param side direction
 * @param quantity size Q, base asset, above 0
 * @param entryPrice average entry E, quote per base, above 0
 * @param isolatedMargin wallet W, settlement asset, without unrealised PnL; funding and fees may
 *     drive it below 0 while profit keeps the position alive
 */
public record IsolatedPosition(
    PositionSide side, BigDecimal quantity, BigDecimal entryPrice, BigDecimal isolatedMargin) {
  public IsolatedPosition {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
    }
    if (entryPrice.signum() <= 0) {
      throw new IllegalArgumentException("entryPrice must be > 0, was " + entryPrice);
    }
  }

  /** V(p) = Q p, quote currency. */
  public BigDecimal notional(BigDecimal price) {
    return quantity.multiply(price);
  }

  /** U(p) = s Q (p - E), settlement asset. */
  public BigDecimal unrealisedPnl(BigDecimal price) {
    return signed(quantity.multiply(price.subtract(entryPrice)));
  }

  /** M(p) = W + U(p), settlement asset. */
  public BigDecimal equity(BigDecimal price) {
    return isolatedMargin.add(unrealisedPnl(price));
  }

  /** The figure with the sign of the side: unchanged for a long, negated for a short. */
  public BigDecimal signed(BigDecimal figure) {
    return side == PositionSide.LONG ? figure : figure.negate();
  }

  /** The same position with another wallet. */
  public IsolatedPosition withMargin(BigDecimal newIsolatedMargin) {
    return new IsolatedPosition(side, quantity, entryPrice, newIsolatedMargin);
  }

  /** The same position with its wallet changed by a signed amount, settlement asset. */
  public IsolatedPosition plusMargin(BigDecimal amount) {
    return withMargin(isolatedMargin.add(amount));
  }

  /**
   * What funding does to the wallet: -s Q p rate, settlement asset; negative where the position
   * pays. A positive rate is paid by longs.
   *
   * @param price price the venue settles at, quote per base
   * @param rate fraction of notional for the interval
   */
  public BigDecimal funding(BigDecimal price, BigDecimal rate) {
    return signed(notional(price).multiply(rate)).negate();
  }
}
