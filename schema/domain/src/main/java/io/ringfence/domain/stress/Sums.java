package io.ringfence.domain.stress;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sums over positions from which every figure of a rung follows: what is worth more as marks rise
 * (linear, quanto) and what is worth less (inverse) move apart, so they are summed apart.
 *
 * @param count positions
 * @param wallets settlement asset
 * @param rising value at the mark of linear and quanto positions
 * @param risingSigned the same with the sign of the side
 * @param falling value at the mark of inverse positions
 * @param fallingSigned the same with the sign of the side
 * @param entry value at the entry, with the sign with which equity follows value
 */
record Sums(
    int count,
    BigDecimal wallets,
    Fraction rising,
    Fraction risingSigned,
    Fraction falling,
    Fraction fallingSigned,
    Fraction entry) {
  private static final int ENTRY_SCALE = 36;

  static final Sums NOTHING =
      new Sums(
          0,
          BigDecimal.ZERO,
          Fraction.ZERO,
          Fraction.ZERO,
          Fraction.ZERO,
          Fraction.ZERO,
          Fraction.ZERO);

  Sums plus(PoolPosition position) {
    IsolatedPosition economics = position.economics();
    Fraction value = economics.value(position.mark());
    Fraction signed = economics.side() == PositionSide.LONG ? value : value.negate();
    BigDecimal sign = BigDecimal.valueOf(economics.valueSign());
    Sums one =
        switch (economics.contract().kind()) {
          case LINEAR, QUANTO -> of(economics, value, signed, Fraction.ZERO, Fraction.ZERO, sign);
          case INVERSE -> of(economics, Fraction.ZERO, Fraction.ZERO, value, signed, sign);
        };
    return plus(one);
  }

  private static Sums of(
      IsolatedPosition economics,
      Fraction rising,
      Fraction risingSigned,
      Fraction falling,
      Fraction fallingSigned,
      BigDecimal sign) {
    return new Sums(
        1,
        economics.isolatedMargin(),
        rising,
        risingSigned,
        falling,
        fallingSigned,
        entry(economics, sign));
  }

  /**
   * What a position was worth at its entry, signed. That of an inverse contract may not end; it is
   * rounded up at 36 digits, against the holder, for denominators would grow with every position.
   */
  private static Fraction entry(IsolatedPosition economics, BigDecimal sign) {
    Fraction exact = economics.entryValue().times(sign);
    return switch (economics.contract().kind()) {
      case LINEAR, QUANTO -> exact;
      case INVERSE -> Fraction.of(exact.exactOrRounded(ENTRY_SCALE, RoundingMode.CEILING));
    };
  }

  Sums plus(Sums other) {
    return new Sums(
        count + other.count,
        wallets.add(other.wallets),
        rising.plus(other.rising),
        risingSigned.plus(other.risingSigned),
        falling.plus(other.falling),
        fallingSigned.plus(other.fallingSigned),
        entry.plus(other.entry));
  }

  Sums minus(Sums other) {
    return new Sums(
        count - other.count,
        wallets.subtract(other.wallets),
        rising.minus(other.rising),
        risingSigned.minus(other.risingSigned),
        falling.minus(other.falling),
        fallingSigned.minus(other.fallingSigned),
        entry.minus(other.entry));
  }

  /** The rung of these, who live, and of the dead. */
  StressBook.Rung rung(BigDecimal shock, Sums dead) {
    BigDecimal factor = BigDecimal.ONE.add(shock);
    return new StressBook.Rung(
        shock,
        dead.count,
        dead.wallets,
        dead.valueAt(Fraction.of(factor)),
        deltaAt(Fraction.of(factor)),
        pnlAt(Fraction.of(factor)).minus(dead.wallets));
  }

  /** Sum of the values at marks that are so many times those of now, settlement asset. */
  Fraction valueAt(Fraction factor) {
    return rising.times(factor).plus(falling.dividedBy(factor));
  }

  /** The same with the signs of the sides. */
  Fraction deltaAt(Fraction factor) {
    return risingSigned.times(factor).plus(fallingSigned.dividedBy(factor));
  }

  /** Sum of the wallets and the unrealised PnL. */
  Fraction equityAt(Fraction factor) {
    return pnlAt(factor).plus(wallets);
  }

  /** An inverse long gains as its value falls: equity follows value with the other sign. */
  private Fraction pnlAt(Fraction factor) {
    return risingSigned.times(factor).minus(fallingSigned.dividedBy(factor)).minus(entry);
  }
}
