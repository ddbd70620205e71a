package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a scenario does to positions of one settlement asset; amounts in it, exact.
 *
 * @param positions positions it could be computed for
 * @param liquidated those of them that die on the way
 * @param burned sum of their wallets
 * @param forcedOut what of them is closed, at the extreme that kills
 * @param equityBefore sum of wallets and unrealised PnL at the marks of now
 * @param deltaLeft signed notional of those that live, at the end, or at the marks of now where the
 *     end is not known
 * @param equityAfter sum of wallets and unrealised PnL of those that live, at the end; empty: an
 *     end is not known
 * @param unknown positions whose instrument's move is not known; in no other figure
 */
public record Fallout(
    int positions,
    int liquidated,
    BigDecimal burned,
    Fraction forcedOut,
    Fraction equityBefore,
    Fraction deltaLeft,
    Optional<Fraction> equityAfter,
    int unknown) {
  static final Fallout NOTHING = unknown(0);

  static Fallout unknown(int positions) {
    return new Fallout(
        0,
        0,
        BigDecimal.ZERO,
        Fraction.ZERO,
        Fraction.ZERO,
        Fraction.ZERO,
        Optional.of(Fraction.ZERO),
        positions);
  }

  /**
   * What is lost against now: equity before less equity after, negative where it is a gain. A
   * position that died has lost its equity, whatever the mark does afterwards.
   */
  public Optional<Fraction> loss() {
    return equityAfter.map(equityBefore::minus);
  }

  /** Of two groups of positions together. */
  Fallout plus(Fallout other) {
    return new Fallout(
        positions + other.positions,
        liquidated + other.liquidated,
        burned.add(other.burned),
        forcedOut.plus(other.forcedOut),
        equityBefore.plus(other.equityBefore),
        deltaLeft.plus(other.deltaLeft),
        equityAfter.flatMap(own -> other.equityAfter.map(own::plus)),
        unknown + other.unknown);
  }
}
