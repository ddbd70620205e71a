package io.ringfence.domain.generation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
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
