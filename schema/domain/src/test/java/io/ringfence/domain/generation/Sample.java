package io.ringfence.domain.generation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One random position with the venue's rules.
 *
 * @param sign +1 long, -1 short
 * @param quantity contracts
 * @param multiplier size of a contract
 * @param cost value at entry as booked, absent: that of the entry price
 * @param leverage absent only where a generation can do without
 * @param ratio HTX's adjust factor, Nautilus' rate
 * @param mark price the position is judged at
 */
record Sample(
    Generation generation,
    ContractKind kind,
    int sign,
    BigDecimal quantity,
    BigDecimal multiplier,
    BigDecimal entry,
    @Nullable BigDecimal cost,
    BigDecimal wallet,
    @Nullable BigDecimal leverage,
    BigDecimal added,
    BigDecimal fee,
    BigDecimal tick,
    BigDecimal ratio,
    Brackets brackets,
    BigDecimal mark) {
  /** Fraction digits of the settlement asset. */
  static final int SETTLEMENT_SCALE = 8;

  boolean isInverse() {
    return kind == ContractKind.INVERSE;
  }

  Sample withWallet(BigDecimal other) {
    return new Sample(
        generation,
        kind,
        sign,
        quantity,
        multiplier,
        entry,
        cost,
        other,
        leverage,
        added,
        fee,
        tick,
        ratio,
        brackets,
        mark);
  }

  Sample withMark(BigDecimal other) {
    return new Sample(
        generation,
        kind,
        sign,
        quantity,
        multiplier,
        entry,
        cost,
        wallet,
        leverage,
        added,
        fee,
        tick,
        ratio,
        brackets,
        other);
  }

  Sample withSize(BigDecimal newQuantity, BigDecimal newEntry) {
    return new Sample(
        generation,
        kind,
        sign,
        newQuantity,
        multiplier,
        newEntry,
        null,
        wallet,
        leverage,
        added,
        fee,
        tick,
        ratio,
        brackets,
        mark);
  }

  /** The same in a smaller unit of the settlement asset: so many times as much of everything. */
  Sample scaled(BigDecimal times) {
    BigDecimal booked = cost;
    return new Sample(
        generation,
        kind,
        sign,
        quantity,
        multiplier.multiply(times),
        entry,
        booked == null ? null : booked.multiply(times),
        wallet.multiply(times),
        leverage,
        added.multiply(times),
        fee,
        tick,
        ratio,
        brackets.scaled(times),
        mark);
  }

  /** The other kind on the other side, worth the same at entry and at the mark. */
  Sample mirrored() {
    BigDecimal size = quantity.multiply(multiplier);
    BigDecimal booked = cost;
    return new Sample(
        generation,
        ContractKind.INVERSE,
        -sign,
        quantity,
        multiplier.multiply(entry).multiply(mark),
        mark,
        booked == null ? size.multiply(entry) : booked,
        wallet,
        leverage,
        generation == Generation.BYBIT_FEE_TO_CLOSE ? BigDecimal.ZERO : added,
        fee,
        tick,
        ratio,
        brackets,
        entry);
  }

  /** The price the domain says it is liquidated at, from its mark. */
  Optional<PriceRoot> liquidation() {
    return generation.model(this).liquidationPrice(position(), mark);
  }

  /** The value at a price that is a fraction. */
  Fraction valueAt(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal size = position().size();
    return isInverse()
        ? Fraction.of(size.multiply(denominator), numerator)
        : Fraction.of(size.multiply(numerator), denominator);
  }

  PositionSide side() {
    return sign > 0 ? PositionSide.LONG : PositionSide.SHORT;
  }

  /** The position as the domain has it. */
  IsolatedPosition position() {
    return new IsolatedPosition(
        new Contract(kind, multiplier, SETTLEMENT_SCALE),
        side(),
        quantity,
        entry,
        wallet,
        new VenueTerms(
            Optional.ofNullable(leverage), added, Optional.ofNullable(cost), Optional.empty()));
  }
}
