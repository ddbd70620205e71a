package io.ringfence.domain.margin;

/** Why no margin can be moved into or out of a position: stable codes. */
public enum NoTransfer {
  /** The wallet, which profit does not count for, is at or below the maintenance requirement. */
  WALLET_AT_MAINTENANCE,
  /** Equity is at or below the initial requirement of the leverage set. */
  EQUITY_AT_INITIAL,
  /** Equity is at or below a tenth of the notional. */
  EQUITY_AT_TENTH,
  /** The venue never lets margin be taken out of this asset. */
  STRICT_ISOLATED,
  /** No published rule of the venue was found: nothing is proposed. */
  RULE_UNKNOWN,
  /** The account has nothing free. */
  NOTHING_FREE,
  /** What the account has free, or what its cross positions need, is not known. */
  FUNDS_UNKNOWN
}
