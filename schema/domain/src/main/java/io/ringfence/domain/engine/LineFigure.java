package io.ringfence.domain.engine;

/** Figures of a risk node that are lines over the mark, settlement asset. */
public enum LineFigure {
  /** Sum of W. */
  ISOLATED_MARGIN,
  /** Sum of M(P). */
  EQUITY,
  /** Sum of what equity must exceed. */
  REQUIREMENT,
  /** Sum of V(P). */
  GROSS_NOTIONAL,
  /** Sum of s V(P). */
  NET_NOTIONAL,
  /** Sum of max(0, M(P)), of positions presumed liquidated of max(0, W). */
  STILL_TO_LOSE
}
