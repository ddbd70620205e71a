package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One position at one mark: what it is worth, what it must hold, how near its liquidation is. Every
 * amount is in the settlement asset and exact unless it says otherwise.
 *
 * @param position the position valued
 * @param leverage leverage set for it
 * @param markPrice mark P, quote per base
 * @param notional V(P), quote currency
 * @param unrealisedPnl U(P)
 * @param equity M(P) = W + U(P)
 * @param maintenanceMargin requirement at P, incl. the trigger's fee where the venue counts one
 * @param initialMargin V(P) / L, rounded up at 18 digits
 * @param removableMargin what the venue lets be removed now, rounded down at 18 digits
 * @param liquidationPrice price at which equity meets the requirement; empty: no positive price
 *     does
 * @param bankruptcyPrice price at which equity is 0; empty: no positive price is
 */
public record MarginExposure(
    IsolatedPosition position,
    BigDecimal leverage,
    BigDecimal markPrice,
    BigDecimal notional,
    BigDecimal unrealisedPnl,
    BigDecimal equity,
    BigDecimal maintenanceMargin,
    BigDecimal initialMargin,
    BigDecimal removableMargin,
    Optional<PriceRoot> liquidationPrice,
    Optional<PriceRoot> bankruptcyPrice) {

  /**
   * Values a position.
   *
   * @param rules the venue's rules in force
   * @param leverage leverage set for the position, above 0
   * @param mark mark in force, quote per base, above 0
   */
  public static MarginExposure of(
      MarginRules rules, IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    if (leverage.signum() <= 0 || mark.signum() <= 0) {
      throw new IllegalArgumentException(
          "leverage and mark must be > 0, were " + leverage + " and " + mark);
    }
    return valued(rules, position.atLeverage(leverage), leverage, mark);
  }

  private static MarginExposure valued(
      MarginRules rules, IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    BigDecimal maintenance = rules.model().requirement(position, mark);
    return new MarginExposure(
        position,
        leverage,
        mark,
        position.notional(mark),
        position.unrealisedPnl(mark),
        position.equity(mark),
        maintenance,
        RemovalRule.initialMargin(position, leverage, mark),
        rules.removal().removable(position, leverage, mark, maintenance),
        rules.model().liquidationPrice(position, mark),
        rules.model().bankruptcyPrice(position));
  }

  /** What the venue lets be removed now, settlement asset, and nothing else of the valuation. */
  public static BigDecimal removable(
      MarginRules rules, IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    IsolatedPosition at = position.atLeverage(leverage);
    return rules.removal().removable(at, leverage, mark, rules.model().requirement(at, mark));
  }

  /** Direction of the position. */
  public PositionSide side() {
    return position.side();
  }

  /**
   * Requirement divided by equity, rounded up at 18 digits; 1 is liquidation. Empty where equity is
   * at most 0: that position is bankrupt and has no ratio.
   */
  public Optional<BigDecimal> marginRatio() {
    return ratio().shown();
  }

  /** Whether requirement over equity has reached a level; bankrupt has reached all. Exact. */
  public boolean ratioReaches(BigDecimal level) {
    return ratio().reaches(level);
  }

  private MarginRatio ratio() {
    return MarginRatio.of(Fraction.of(maintenanceMargin), Fraction.of(equity));
  }

  /**
   * Whether the distance to liquidation has fallen to a level; exact. Without a liquidation price
   * the position is safe at every mark or, a short whose wallet lost more than it was worth, at
   * none.
   */
  public boolean distanceWithin(BigDecimal level) {
    return liquidationPrice
        .map(price -> price.isWithin(level, markPrice, side()))
        .orElseGet(() -> equity.compareTo(maintenanceMargin) <= 0);
  }

  /** Signed distance to liquidation as a fraction of the mark; empty: nothing to reach. */
  public Optional<BigDecimal> distance() {
    return liquidationPrice.map(price -> price.distanceFrom(markPrice, side()));
  }

  /** What can still be lost from now: max(0, M(P)). */
  public BigDecimal stillToLose() {
    return equity.max(BigDecimal.ZERO);
  }

  /** Notional with the sign of the side, quote currency. */
  public BigDecimal netNotional() {
    return position.signed(notional);
  }
}
