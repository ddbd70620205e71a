package io.ringfence.domain.explain;

/** The figures that can be explained. Amounts in the settlement asset, prices in quote per base. */
public enum MarginFigure {
  /** V(P). */
  NOTIONAL,
  /** U(P). */
  UNREALISED_PNL,
  /** M(P). */
  EQUITY,
  /** V(P) / L. */
  INITIAL_MARGIN,
  /** The initial margin the venue reports, at entry. */
  REPORTED_INITIAL_MARGIN,
  /** R(P): what equity must exceed, with the trigger's fee. */
  REQUIREMENT,
  /** The maintenance margin the venue reports, without the trigger's fee. */
  MAINTENANCE_MARGIN,
  /** R(P) / M(P). */
  MARGIN_RATIO,
  /** Price at which equity meets the requirement. */
  LIQUIDATION_PRICE,
  /** Price at which the holder's margin is gone. */
  BANKRUPTCY_PRICE,
  /** s (P - LP) / P. */
  DISTANCE,
  /** What the venue lets be taken out now. */
  REMOVABLE_MARGIN,
  /** Deposits less withdrawals and what the account paid, over the episode. */
  LIFETIME_CAP,
  /** W and what the venue adds by itself. */
  CAP,
  /** The cap and what the account paid beside the wallet. */
  CAP_WITH_FEES,
  /** max(0, M(P)). */
  STILL_TO_LOSE
}
