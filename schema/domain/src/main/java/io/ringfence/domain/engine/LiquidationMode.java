package io.ringfence.domain.engine;

/** What a met liquidation condition does to the book. */
public enum LiquidationMode {
  /** The position ends: a simulated run. */
  CLOSES,
  /** The position is presumed liquidated and stays until the venue reports. */
  PRESUMES
}
