package io.ringfence.domain.reconciliation;

/** A figure that a venue prints of a position and that our rules give as well. */
public enum Figure {
  /** Mark at which the venue takes the position, quote per base. */
  LIQUIDATION_PRICE("liquidationPrice"),
  /** Mark at which the isolated margin is gone, quote per base. */
  BANKRUPTCY_PRICE("bankruptcyPrice"),
  /** V(P), settlement asset, without sign. */
  NOTIONAL("notional"),
  /** V(E), settlement asset; what Bybit calls {@code positionValue}. */
  NOTIONAL_AT_ENTRY("notionalAtEntry"),
  /** U(P), settlement asset. */
  UNREALISED_PNL("unrealisedPnl"),
  /** M(P) = W + U(P), settlement asset. */
  MARGIN_BALANCE("marginBalance"),
  /** Initial requirement fixed at entry, with what the venue adds to it, settlement asset. */
  INITIAL_MARGIN("initialMargin"),
  /** Initial requirement V(P) / L, settlement asset. */
  INITIAL_MARGIN_AT_MARK("initialMarginAtMark"),
  /** Maintenance requirement as the venue reports it, settlement asset. */
  MAINTENANCE_MARGIN("maintenanceMargin"),
  /** Requirement by equity, as a fraction: liquidation at 1, a healthy position is near 0. */
  MARGIN_RATIO("marginRatio"),
  /** Equity by requirement, the fee of the closing trade in it: 1 is liquidation, healthy large. */
  EQUITY_BY_REQUIREMENT("marginRatio (equity/requirement)");

  private final String label;

  Figure(String label) {
    this.label = label;
  }

  /** Its name in files and tables. */
  public String label() {
    return label;
  }

  /** True for prices, quote per base: the tick bounds how exactly a venue prints them. */
  boolean isPrice() {
    return this == LIQUIDATION_PRICE || this == BANKRUPTCY_PRICE;
  }

  /** True for what cannot be told without the margin posted. */
  boolean dependsOnWallet() {
    return switch (this) {
      case LIQUIDATION_PRICE,
          BANKRUPTCY_PRICE,
          MARGIN_BALANCE,
          MARGIN_RATIO,
          EQUITY_BY_REQUIREMENT ->
          true;
      case NOTIONAL,
          NOTIONAL_AT_ENTRY,
          UNREALISED_PNL,
          INITIAL_MARGIN,
          INITIAL_MARGIN_AT_MARK,
          MAINTENANCE_MARGIN ->
          false;
    };
  }

  /** True for a ratio of two amounts. */
  boolean isRatio() {
    return this == MARGIN_RATIO || this == EQUITY_BY_REQUIREMENT;
  }
}
