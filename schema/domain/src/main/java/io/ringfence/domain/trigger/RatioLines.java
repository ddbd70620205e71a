package io.ringfence.domain.trigger;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Requirement and equity of one position as lines in price, and between which ticks they hold.
 *
 * @param position the position
 * @param edges ticks from which the next piece of the requirement holds, ascending
 * @param bankruptcy where equity comes to 0; absent where it never does, see {@link #at}
 */
record RatioLines(
    LinePosition position, List<TickTrigger> edges, Optional<TickTrigger> bankruptcy) {
  /**
   * Lines within ticks.
   *
   * @param slope of the requirement R = slope P - amount
   * @param amount of the requirement
   * @param size of the equity M = size P + rest, signed
   * @param rest equity at price 0
   * @param solvent whether M is above 0 there
   * @param ticks where all of this holds
   */
  record Line(
      BigDecimal slope,
      BigDecimal amount,
      BigDecimal size,
      BigDecimal rest,
      boolean solvent,
      TickRange ticks) {
    BigDecimal requirement(BigDecimal price) {
      return slope.multiply(price).subtract(amount);
    }

    BigDecimal equity(BigDecimal price) {
      return size.multiply(price).add(rest);
    }
  }

  /** The lines in force at a tick. */
  Line at(long tick) {
    int number = 0;
    while (number < edges.size() && edges.get(number).holds(tick)) {
      number++;
    }
    long low = number == 0 ? 0 : edges.get(number - 1).tick();
    long high = number == edges.size() ? TickGrid.MAX_TICK : edges.get(number).tick() - 1;
    Piece piece = position.pieces().get(number);
    return new Line(
        piece.rate().multiply(position.size()),
        piece.amount(),
        position.signedSize(),
        position.equityAtZero(),
        bankruptcy.isEmpty() || !bankruptcy.get().holds(tick),
        new TickRange(low, high).and(solvency(tick)));
  }

  private TickRange solvency(long tick) {
    if (bankruptcy.isEmpty()) {
      return TickRange.ALL;
    }
    long border = bankruptcy.get().tick();
    boolean lower = bankruptcy.get().holds(tick) == (position.side() == PositionSide.LONG);
    if (position.side() == PositionSide.LONG) {
      return lower ? new TickRange(0, border) : new TickRange(border + 1, TickGrid.MAX_TICK);
    }
    return lower ? new TickRange(0, border - 1) : new TickRange(border, TickGrid.MAX_TICK);
  }
}
