package io.ringfence.contracts.rulepack;

/** What a venue multiplies the funding rate with, and who pays. */
public enum FundingRule {
  /**
   * Quantity times mark at the settlement instant, booked to the isolated wallet. That Binance
   * books it there is inferred from its field {@code isolatedWallet}; no page of it says so.
   */
  MARK_NOTIONAL_FROM_WALLET
}
