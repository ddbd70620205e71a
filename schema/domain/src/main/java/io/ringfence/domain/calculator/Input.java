package io.ringfence.domain.calculator;

import java.math.BigDecimal;

/** A decimal a case may carry, by the name it has there. */
public enum Input {
  /** Size as the venue counts it: contracts, base units or face. */
  QUANTITY("quantity", Range.POSITIVE),
  /** What one unit of quantity is. */
  CONTRACT_MULTIPLIER("contractMultiplier", Range.POSITIVE),
  /** Average entry E. */
  ENTRY_PRICE("entryPrice", Range.POSITIVE),
  /** Value at entry as the venue booked it, settlement asset. */
  ENTRY_COST("entryCost", Range.POSITIVE),
  /** Mark P. */
  MARK_PRICE("markPrice", Range.POSITIVE),
  /** Leverage chosen at the venue. */
  LEVERAGE("leverage", Range.POSITIVE),
  /** Wallet W without unrealised PnL; the equity at the mark in a case about an operation. */
  ISOLATED_MARGIN("isolatedMargin", Range.NOT_NEGATIVE),
  /** Margin balance M(P) at the mark. */
  EQUITY("equity", Range.ANY),
  /** Margin added after the opening. */
  ADDED_MARGIN("addedMargin", Range.NOT_NEGATIVE),
  /** Maintenance requirement the venue printed. */
  MAINTENANCE_MARGIN_GIVEN("maintenanceMarginGiven", Range.NOT_NEGATIVE),
  /** Rate of the closing fee. */
  TAKER_FEE("takerFee", Range.FROM_0_BELOW_1),
  /** Step of prices. */
  TICK_SIZE("tickSize", Range.POSITIVE),
  /** HTX: what its ratio subtracts. */
  ADJUST_FACTOR("adjustFactor", Range.BETWEEN_0_AND_1),
  /** Nautilus: rate of the instrument, before it is divided by leverage. */
  RATE("rate", Range.BETWEEN_0_AND_1),
  /** Initial rate on the value at the mark. */
  INITIAL_RATE("initialRate", Range.BETWEEN_0_AND_1),
  /** Part of the way from liquidation to entry that a strategy keeps as its buffer. */
  LIQUIDATION_BUFFER("liquidationBuffer", Range.FROM_0_BELOW_1),
  /** What the other side of an auto-deleveraging could not pay. */
  DEFICIT("deficit", Range.NOT_NEGATIVE),
  /** The venue's insurance fund before. */
  INSURANCE_FUND("insuranceFund", Range.NOT_NEGATIVE),
  /** Digits the venue keeps of the entry it computes with. */
  ENTRY_TRUNCATE_DECIMALS("entryTruncateDecimals", Range.DIGITS);

  private final String field;
  private final Range range;

  Input(String field, Range range) {
    this.field = field;
    this.range = range;
  }

  /** Its name in a case. */
  public String field() {
    return field;
  }

  /**
   * The figure, where it keeps the field's rule.
   *
   * @throws CaseException naming the field and the rule it breaks
   */
  public BigDecimal checked(BigDecimal figure) {
    return range.checked(field, figure);
  }

  @Override
  public String toString() {
    return field;
  }
}
