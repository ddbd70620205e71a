package io.ringfence.domain.stress;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;

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
        economics.entryValue().times(sign));
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
    // An inverse long gains as its value falls: equity follows value with the other sign.
    Fraction pnl =
        risingSigned
            .times(factor)
            .minus(fallingSigned.dividedBy(factor))
            .minus(entry)
            .minus(dead.wallets);
    return new StressBook.Rung(
        shock,
        dead.count,
        dead.wallets,
        dead.rising.times(factor).plus(dead.falling.dividedBy(factor)),
        risingSigned.times(factor).plus(fallingSigned.dividedBy(factor)),
        pnl);
  }
}
