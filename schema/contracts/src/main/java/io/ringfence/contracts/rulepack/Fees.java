package io.ringfence.contracts.rulepack;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue charges for a trade, as it is published for an account without discounts.
 *
 * @param maker fraction of value; below 0 is paid to the maker; empty: not known
 * @param taker fraction of value, at least 0
 * @param paidBy what an opening trade's fee is booked to
 */
public record Fees(Optional<BigDecimal> maker, BigDecimal taker, PaidBy paidBy) {
  /** What a charge is booked to. */
  public enum PaidBy {
    /** The isolated wallet: the charge is inside the loss of the wallet. */
    WALLET,
    /** The account's free balance: the charge comes on top of the wallet. */
    ACCOUNT,
    /** Not published where we looked. */
    UNKNOWN
  }
}
