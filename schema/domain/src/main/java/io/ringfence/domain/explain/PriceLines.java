package io.ringfence.domain.explain;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The last lines of a price. */
final class PriceLines {
  private PriceLines() {}

  /** The price of a value; empty where the value is not positive. */
  static Optional<Fraction> price(
      PositionWorking on, String symbol, String meaning, Fraction value) {
    return value.signum() > 0 ? Optional.of(on.priceAt(symbol, meaning, value)) : Optional.empty();
  }

  /** The price as it is printed; empty where that is 0. */
  static Optional<Fraction> onGrid(
      PositionWorking on, Fraction price, BigDecimal tickSize, RoundingMode mode) {
    Fraction tick = on.paper().input("tick", "step of the price grid", tickSize);
    BigDecimal steps = price.dividedBy(tick).rounded(0, mode);
    String direction = mode == RoundingMode.CEILING ? "up" : "down";
    Fraction printed =
        on.paper()
            .step(
                "printed",
                "on the grid, rounded " + direction,
                direction + " to tick",
                tick.times(steps));
    return printed.signum() > 0 ? Optional.of(printed) : Optional.empty();
  }

  /** Up for a long, down for a short. */
  static RoundingMode towardsTheEntry(PositionWorking on) {
    return on.position().side() == PositionSide.LONG ? RoundingMode.CEILING : RoundingMode.FLOOR;
  }

  /** Down for a long, up for a short. */
  static RoundingMode awayFromTheEntry(PositionWorking on) {
    return on.position().side() == PositionSide.LONG ? RoundingMode.FLOOR : RoundingMode.CEILING;
  }
}
