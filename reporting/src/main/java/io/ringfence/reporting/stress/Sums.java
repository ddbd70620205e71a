package io.ringfence.reporting.stress;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.reporting.report.Words;
import java.util.List;
import java.util.Optional;

/** Exact sums over positions. */
final class Sums {
  private Sums() {}

  /** Of wallets and unrealised PnL. */
  static Fraction equity(List<Held> held) {
    Fraction sum = Fraction.ZERO;
    for (Held one : held) {
      sum = sum.plus(one.position().economics().exactEquity(one.position().mark()));
    }
    return sum;
  }

  /** Of signed values at the mark of those that settle in an asset. */
  static Fraction net(List<Held> held, String asset) {
    Fraction sum = Fraction.ZERO;
    for (Held one : held) {
      if (one.asset().equals(asset)) {
        IsolatedPosition economics = one.position().economics();
        Fraction value = economics.value(one.position().mark());
        sum = sum.plus(economics.side() == PositionSide.LONG ? value : value.negate());
      }
    }
    return sum;
  }

  /** Of signed quantities of one base asset; empty: which, or how much, is not known. */
  static Optional<Fraction> base(List<Held> held, String baseAsset) {
    Optional<String> known = Optional.of(baseAsset).filter(name -> !name.equals(Words.UNKNOWN));
    return new Hedge("", false, known, StressFacts.positions(held)).base();
  }
}
