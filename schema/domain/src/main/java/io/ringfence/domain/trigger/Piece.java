package io.ringfence.domain.trigger;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One straight piece of a requirement: rate V - amount, for values above the cap of the piece
 * before.
 *
 * @param cap highest value V it holds for, settlement asset; empty: the last piece
 * @param rate fraction of V, with the fee of the trigger; 0 where the requirement is fixed
 * @param amount deduction, settlement asset; a fixed requirement is its negative
 */
public record Piece(Optional<BigDecimal> cap, BigDecimal rate, BigDecimal amount) {
  /** A requirement that the price does not change. */
  static Piece fixed(BigDecimal requirement) {
    return new Piece(Optional.empty(), BigDecimal.ZERO, requirement.negate());
  }
}
