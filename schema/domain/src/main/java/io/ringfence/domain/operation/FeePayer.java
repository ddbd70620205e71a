package io.ringfence.domain.operation;

/** Who pays the fee of an opening fill. */
public enum FeePayer {
  /** The isolated wallet: the fee is inside the cap W. */
  WALLET,
  /** The account's free balance: the fee stands outside the cap and comes on top of it. */
  ACCOUNT
}
