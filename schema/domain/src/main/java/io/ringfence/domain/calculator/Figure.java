package io.ringfence.domain.calculator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A figure that can be asked for, by the name it has in cases and answers. */
public enum Figure {
  /** V(P). */
  NOTIONAL("notional", "V(P)"),
  /** V(E). */
  NOTIONAL_AT_ENTRY("notionalAtEntry", "V(E), or the cost the venue booked"),
  /** U(P). */
  UNREALISED_PNL("unrealisedPnl", "U(P)"),
  /** W + U(P). */
  MARGIN_BALANCE("marginBalance", "W + U(P)"),
  /** As the venue reports it, at entry. */
  INITIAL_MARGIN("initialMargin", "V(E) / L, with what the venue counts in"),
  /** V(P) / L. */
  INITIAL_MARGIN_AT_MARK("initialMarginAtMark", "V(P) / L"),
  /** V(P) times the initial rate that is given with the case, 10 % in the published one. */
  INITIAL_MARGIN_AT_RATE("initialMarginRate10pct", "V(P) times initialRate"),
  /** As the venue reports it: at the mark, at the entry where no mark is given. */
  MAINTENANCE_MARGIN(
      "maintenanceMargin",
      "m V - a at the mark, at the entry where none is given or the venue fixes it there"),
  /** By the definition that is given with the case. */
  MARGIN_RATIO("marginRatio", "as marginRatioDef says"),
  /** Where the requirement is met. */
  LIQUIDATION_PRICE("liquidationPrice", "where W + U(p) meets the requirement"),
  /** Where the equity is gone. */
  BANKRUPTCY_PRICE("bankruptcyPrice", "where W + U(p) is 0, or as the venue defines it"),
  /** The liquidation price moved towards the entry by a strategy's buffer; 0 at least. */
  BUFFERED_LIQUIDATION_PRICE(
      "bufferedLiquidationPrice", "max(0, LP + s |E - LP| liquidationBuffer)"),
  /** Whether the venue liquidates at the mark. */
  LIQUIDATABLE("liquidatable", "W + U(P) at or below the requirement (Aster: below)"),
  /** What the position lost beyond its margin: the venue's deficit. */
  SHORTFALL("shortfall", "max(0, -(W + U(P)))"),
  /** The insurance fund less the shortfall. */
  INSURANCE_FUND_AFTER("insuranceFundAfter", "max(0, insuranceFund - shortfall)"),
  /** What the winner keeps after auto-deleveraging has taken the deficit out of its profit. */
  ADL_EQUITY_AFTER("adlEquityAfter", "W + max(0, U(P) - deficit)"),
  /** The fee to close the venue sets aside in the position's margin. */
  FEE_TO_CLOSE("feeToClose", "the fee the venue sets aside, by default takerFee V(E) (1 - s / L)"),
  /** The fee of closing at the bankruptcy price. */
  CLOSING_FEE("closingFee", "takerFee V(BP), up at 8 digits"),
  /** Initial margin and fee to close together. */
  POSITION_BALANCE("positionBalance", "V(E) / L + fee to close"),
  /** Rate of the tier the value at entry belongs to. */
  TIER_RATE("tierMmr", "m of the tier of V(E)"),
  /** Maintenance amount of that tier, or the one that continues a step. */
  TIER_MAINTENANCE_AMOUNT(
      "tierMaintenanceAmount",
      "a of the tier of V(E); of a step: amountPrev + floor (mmr - mmrPrev)"),
  /** Amounts that make the requirement of a whole table continuous. */
  TIER_MAINTENANCE_AMOUNTS(
      "tierMaintenanceAmounts", "a + floor (m - m of the tier below), tier by tier"),
  /** Quantity after an operation. */
  QUANTITY("quantity", "quantity after the order"),
  /** Average entry after an operation. */
  ENTRY_PRICE("entryPrice", "average entry after the order"),
  /** Equity at the mark after an operation. */
  ISOLATED_MARGIN("isolatedMargin", "equity at the mark after the order"),
  /** Side after an operation. */
  RESULT_SIDE("resultSide", "side after the order");

  private static final Map<String, Figure> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Figure::key, Function.identity()));

  private final String key;
  private final String formula;

  Figure(String key, String formula) {
    this.key = key;
    this.formula = formula;
  }

  /** Its name in cases and answers. */
  public String key() {
    return key;
  }

  /**
   * What it is, in the symbols of the margin model: V value, U unrealised PnL, W wallet, E entry, P
   * mark, L leverage, m and a rate and amount of the tier, s side.
   */
  public String formula() {
    return formula;
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
