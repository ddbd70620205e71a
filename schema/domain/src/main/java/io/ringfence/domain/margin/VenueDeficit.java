package io.ringfence.domain.margin;

import java.math.BigDecimal;

/**
 * What a gap past the bankruptcy price leaves to the venue: max(0, -M(P)), settlement asset. The
 * insurance fund pays first; what it cannot pay is taken from the profit of opposing positions
 * (auto-deleveraging). The holder has lost the wallet and no more. Margin model, section Past
 * bankruptcy.
 *
 * @param amount settlement asset, at least 0
 */
public record VenueDeficit(BigDecimal amount) {
  public VenueDeficit {
    Require.notNegative("amount", amount);
  }

  /**
   * The deficit of a position that is closed at a price; rounded up where it does not end.
   *
   * @param price quote per base, above 0
   */
  public static VenueDeficit of(IsolatedPosition position, BigDecimal price) {
    BigDecimal owed = position.contract().charged(position.exactEquity(price).negate());
    return new VenueDeficit(owed.max(BigDecimal.ZERO));
  }

  /**
   * What the fund still holds, settlement asset, at least 0.
   *
   * @param fund what it held, at least 0
   */
  public BigDecimal insuranceFundAfter(BigDecimal fund) {
    Require.notNegative("fund", fund);
    return fund.subtract(amount).max(BigDecimal.ZERO);
  }

  /**
   * What the fund could not pay.
   *
   * @param fund what it held, at least 0
   */
  public VenueDeficit beyond(BigDecimal fund) {
    Require.notNegative("fund", fund);
    return new VenueDeficit(amount.subtract(fund).max(BigDecimal.ZERO));
  }

  /**
   * Equity of an opposing position that bears the deficit, W + max(0, U(P) - deficit), settlement
   * asset: profit is taken, never the wallet. Rounded down where it does not end.
   *
   * @param price quote per base, above 0
   */
  public BigDecimal equityAfterDeleveraging(IsolatedPosition opposing, BigDecimal price) {
    BigDecimal kept = opposing.unrealisedPnl(price).subtract(amount).max(BigDecimal.ZERO);
    return opposing.isolatedMargin().add(kept);
  }
}
