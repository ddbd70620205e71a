package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How a venue settles funding. Source: each rule pack, by venue.
 *
 * @param price what the rate is multiplied with
 * @param payer what the amount is booked to
 * @param intervalHours hours between settlements, above 0; empty: not known, or not fixed
 * @param cap largest rate of a settlement in either direction, fraction of value, above 0; empty:
 *     not known, or none
 */
public record FundingRule(
    Price price, Payer payer, Optional<BigDecimal> intervalHours, Optional<BigDecimal> cap) {
  /** The price p_f that funding is settled at. */
  public enum Price {
    /** The venue's mark. */
    MARK,
    /** The index the mark follows. */
    INDEX,
    /** The oracle's price. */
    ORACLE,
    /** Not published where we looked; the mark stands in. */
    UNKNOWN
  }

  /** What pays funding, and receives it. */
  public enum Payer {
    /** The isolated wallet: the liquidation price moves with each settlement. */
    WALLET,
    /** The account's free balance while it has any: the wallet stays as it is. */
    ACCOUNT_FIRST,
    /** Not published where we looked; booked to the wallet, where it counts most. */
    UNKNOWN
  }

  /** Mark value, booked to the isolated wallet; interval and cap not stated. */
  public static final FundingRule MARK_FROM_WALLET =
      new FundingRule(Price.MARK, Payer.WALLET, Optional.empty(), Optional.empty());

  public FundingRule {
    intervalHours.ifPresent(hours -> requireAbove0("intervalHours", hours));
    cap.ifPresent(rate -> requireAbove0("cap", rate));
  }

  private static void requireAbove0(String field, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new IllegalArgumentException(field + " must be > 0, was " + figure.toPlainString());
    }
  }

  /**
   * What a settlement gives the holder, settlement asset, negative where the position pays: -s V
   * rate, rounded down where it does not end or has more than 36 fraction digits.
   *
   * @param settledAt price of the settlement, quote per base, above 0
   * @param rate fraction of value for the interval; positive is paid by longs
   */
  public BigDecimal amount(IsolatedPosition position, BigDecimal settledAt, BigDecimal rate) {
    BigDecimal amount = position.funding(settledAt, rate);
    return amount.scale() > Precision.STORED_SCALE
        ? amount.setScale(Precision.STORED_SCALE, RoundingMode.FLOOR)
        : amount;
  }

  /** Whether a settlement changes the isolated wallet. */
  public boolean movesWallet() {
    return switch (payer) {
      case WALLET, UNKNOWN -> true;
      case ACCOUNT_FIRST -> false;
    };
  }

  /** The rate, no further from 0 than the cap. */
  public BigDecimal capped(BigDecimal rate) {
    return cap.map(most -> rate.min(most).max(most.negate())).orElse(rate);
  }
}
