package io.ringfence.domain.operation;

/** Where money can be. What leaves one place arrives at another: nothing is created. */
public enum Place {
  /** The isolated wallet W of the position. */
  WALLET,
  /** The free balance of the account that holds the position. */
  ACCOUNT,
  /** The venue: takes fees, covers what a loss takes beyond the wallet. */
  VENUE,
  /** The other side of the contract: profit, loss and funding come from it and go to it. */
  MARKET
}
