package io.ringfence.domain.exposure;

/** How an open position stands. */
public enum ExposureState {
  /** No level reached. */
  NORMAL,
  /** A level reached, but neither the nearest distance nor the highest ratio. */
  WATCH,
  /** The nearest distance or the highest ratio reached. */
  CRITICAL,
  /** Equity at most 0: there is no ratio any more. */
  BANKRUPT,
  /** No mark in force: nothing that needs one is known. */
  UNKNOWN
}
