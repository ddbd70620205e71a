package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The economics of one isolated position. Amounts are in the settlement asset and exact for linear
 * and quanto contracts; those of inverse contracts are rounded to the settlement asset's digits,
 * against the holder. What decides uses {@link #value} and {@link #exactEquity}, which round
 * nothing.
 *
 * @param contract how quantity becomes value
 * @param side direction
 * @param quantity as the venue counts it, above 0
 * @param entryPrice average entry E, quote per base, above 0
 * @param isolatedMargin wallet W, settlement asset, without unrealised PnL; funding and fees may
 *     drive it below 0 while profit keeps the position alive
 * @param terms what only some venues' formulas ask for
 */
public record IsolatedPosition(
    Contract contract,
    PositionSide side,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal isolatedMargin,
    VenueTerms terms) {
  public IsolatedPosition {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
    }
    if (entryPrice.signum() <= 0) {
      throw new IllegalArgumentException("entryPrice must be > 0, was " + entryPrice);
    }
  }

  /** A linear position whose quantity is in the base asset. */
  public IsolatedPosition(
      PositionSide side, BigDecimal quantity, BigDecimal entryPrice, BigDecimal isolatedMargin) {
    this(Contract.LINEAR, side, quantity, entryPrice, isolatedMargin, VenueTerms.NONE);
  }

  /** Q: quantity times the contract's multiplier. */
  public BigDecimal size() {
    return contract.size(quantity);
  }

  /** V(p), settlement asset, exact. */
  public Fraction value(BigDecimal price) {
    return contract.value(size(), price);
  }

  /** V(E), settlement asset, exact: as the venue booked it, or the value at the entry price. */
  public Fraction entryValue() {
    return terms.entryCost().map(Fraction::of).orElseGet(() -> value(entryPrice));
  }

  /**
   * +1 where equity rises with the value V, -1 where it falls: the side of a linear or quanto
   * position, the opposite of an inverse one.
   */
  public int valueSign() {
    return risesWithValue() ? 1 : -1;
  }

  /** Whether equity rises with the value V: {@link #valueSign} is +1. */
  boolean risesWithValue() {
    return switch (contract.kind()) {
      case LINEAR, QUANTO -> side == PositionSide.LONG;
      case INVERSE -> side == PositionSide.SHORT;
    };
  }

  /** A figure with the {@link #valueSign}. */
  Fraction byValueSign(Fraction figure) {
    return risesWithValue() ? figure : figure.negate();
  }

  /** U(p), settlement asset, exact. */
  public Fraction exactPnl(BigDecimal price) {
    return exactPnl(value(price));
  }

  private Fraction exactPnl(Fraction value) {
    return byValueSign(value.minus(entryValue()));
  }

  /** M(p) = W + U(p), settlement asset, exact. */
  public Fraction exactEquity(BigDecimal price) {
    return exactEquity(value(price));
  }

  /** W + U where the position is worth a value, settlement asset, exact. */
  public Fraction exactEquity(Fraction value) {
    return exactPnl(value).plus(isolatedMargin);
  }

  /** V(p), settlement asset; rounded up where it does not end. */
  public BigDecimal notional(BigDecimal price) {
    return contract.charged(value(price));
  }

  /** U(p), settlement asset; rounded down where it does not end. */
  public BigDecimal unrealisedPnl(BigDecimal price) {
    return contract.owned(exactPnl(price));
  }

  /** M(p) = W + U(p), settlement asset, with U as it is rounded. */
  public BigDecimal equity(BigDecimal price) {
    return isolatedMargin.add(unrealisedPnl(price));
  }

  /** Equity as a line in value: 0 at B = C - σ W. */
  EquityLine equityLine() {
    return equityLine(Fraction.of(isolatedMargin));
  }

  /** The line of another wallet than W, settlement asset: 0 where that is gone. */
  EquityLine equityLine(Fraction wallet) {
    return new EquityLine(risesWithValue(), entryValue().minus(byValueSign(wallet)));
  }

  /** The price of a value; empty where the value is at most 0. */
  Optional<PriceRoot> priceOf(Fraction value) {
    return value.signum() <= 0 ? Optional.empty() : Optional.of(contract.priceAt(size(), value));
  }

  /** V(E) / L, settlement asset, exact; empty without a leverage. */
  Optional<Fraction> initialMargin() {
    return terms.leverage().map(entryValue()::dividedBy);
  }

  /**
   * What was posted: V(E) / L and what was added, settlement asset, exact.
   *
   * @throws IllegalArgumentException when the terms name no leverage
   */
  Fraction posted() {
    return entryValue().dividedBy(terms.requiredLeverage()).plus(terms.addedMargin());
  }

  /** The maintenance margin the venue printed for the position, settlement asset. */
  Optional<Fraction> printedMaintenance() {
    return terms.maintenanceMargin().map(Fraction::of);
  }

  /** The figure with the sign of the side: unchanged for a long, negated for a short. */
  public BigDecimal signed(BigDecimal figure) {
    return side == PositionSide.LONG ? figure : figure.negate();
  }

  /** The same position with another wallet. */
  public IsolatedPosition withMargin(BigDecimal newIsolatedMargin) {
    return new IsolatedPosition(contract, side, quantity, entryPrice, newIsolatedMargin, terms);
  }

  /** The same position with its wallet changed by a signed amount, settlement asset. */
  public IsolatedPosition plusMargin(BigDecimal amount) {
    return withMargin(isolatedMargin.add(amount));
  }

  /** The same position with other terms. */
  public IsolatedPosition withTerms(VenueTerms other) {
    return new IsolatedPosition(contract, side, quantity, entryPrice, isolatedMargin, other);
  }

  /** The same position at a leverage, unless its terms name one. */
  public IsolatedPosition atLeverage(BigDecimal leverage) {
    return terms.leverage().isPresent() ? this : withTerms(terms.withLeverage(leverage));
  }

  /**
   * What funding does to the wallet: -s V(p) rate, settlement asset; negative where the position
   * pays. A positive rate is paid by longs. Rounded down where it does not end.
   *
   * @param price price the venue settles at, quote per base
   * @param rate fraction of notional for the interval
   */
  public BigDecimal funding(BigDecimal price, BigDecimal rate) {
    Fraction paidByLong = value(price).times(rate);
    return contract.owned(side == PositionSide.LONG ? paidByLong.negate() : paidByLong);
  }
}
