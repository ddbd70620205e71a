package io.ringfence.domain.outcome;

/** Whether a move was seen in the wallets it should have changed. */
public enum Made {
  /** All of it, on both sides. */
  MADE,
  /** Some of it, or one side only. */
  PARTLY,
  /** Nothing of it in its time. */
  NOT_MADE
}
