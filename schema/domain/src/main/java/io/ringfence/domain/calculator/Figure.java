package io.ringfence.domain.calculator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A figure that can be asked for, by the name it has in cases and answers. */
public enum Figure {
  /** V(P). */
  NOTIONAL("notional"),
  /** V(E). */
  NOTIONAL_AT_ENTRY("notionalAtEntry"),
  /** U(P). */
  UNREALISED_PNL("unrealisedPnl"),
  /** W + U(P). */
  MARGIN_BALANCE("marginBalance"),
  /** As the venue reports it, at entry. */
  INITIAL_MARGIN("initialMargin"),
  /** V(P) / L. */
  INITIAL_MARGIN_AT_MARK("initialMarginAtMark"),
  /** V(P) times the initial rate that is given with the case, 10 % in the published one. */
  INITIAL_MARGIN_AT_RATE("initialMarginRate10pct"),
  /** As the venue reports it: at the mark, at the entry where no mark is given. */
  MAINTENANCE_MARGIN("maintenanceMargin"),
  /** By the definition that is given with the case. */
  MARGIN_RATIO("marginRatio"),
  /** Where the requirement is met. */
  LIQUIDATION_PRICE("liquidationPrice"),
  /** Where the equity is gone. */
  BANKRUPTCY_PRICE("bankruptcyPrice"),
  /** The liquidation price moved towards the entry by a strategy's buffer; 0 at least. */
  BUFFERED_LIQUIDATION_PRICE("bufferedLiquidationPrice"),
  /** Whether the venue liquidates at the mark. */
  LIQUIDATABLE("liquidatable"),
  /** What the position lost beyond its margin: the venue's deficit. */
  SHORTFALL("shortfall"),
  /** The insurance fund less the shortfall. */
  INSURANCE_FUND_AFTER("insuranceFundAfter"),
  /** What the winner keeps after auto-deleveraging has taken the deficit out of its profit. */
  ADL_EQUITY_AFTER("adlEquityAfter"),
  /** The fee to close the venue sets aside in the position's margin. */
  FEE_TO_CLOSE("feeToClose"),
  /** The fee of closing at the bankruptcy price. */
  CLOSING_FEE("closingFee"),
  /** Initial margin and fee to close together. */
  POSITION_BALANCE("positionBalance"),
  /** Rate of the tier the value at entry belongs to. */
  TIER_RATE("tierMmr"),
  /** Maintenance amount of that tier, or the one that continues a step. */
  TIER_MAINTENANCE_AMOUNT("tierMaintenanceAmount"),
  /** Amounts that make the requirement of a whole table continuous. */
  TIER_MAINTENANCE_AMOUNTS("tierMaintenanceAmounts"),
  /** Quantity after an operation. */
  QUANTITY("quantity"),
  /** Average entry after an operation. */
  ENTRY_PRICE("entryPrice"),
  /** Equity at the mark after an operation. */
  ISOLATED_MARGIN("isolatedMargin"),
  /** Side after an operation. */
  RESULT_SIDE("resultSide");

  private static final Map<String, Figure> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Figure::key, Function.identity()));

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Its name in cases and answers. */
  public String key() {
    return key;
  }

  /** The figure of a name; empty where there is none. */
  public static Optional<Figure> named(String key) {
    return Optional.ofNullable(BY_NAME.get(key));
  }

  @Override
  public String toString() {
    return key;
  }
}
