package io.ringfence.domain.stress;

import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The relative move of its mark at which a position is liquidated.
 *
 * @param position the position at its mark
 * @param move mark at liquidation by mark now, less 1; exact
 * @param isDeadThere whether it dies at exactly this move, or only beyond it
 */
record Critical(PoolPosition position, Fraction move, boolean isDeadThere) {
  /** Empty: no move of the mark liquidates the position. */
  static Optional<Critical> of(PoolPosition position) {
    if (position.diesAtMark(position.mark(), BigDecimal.ZERO)) {
      return Optional.of(new Critical(position, Fraction.ZERO, true));
    }
    return position
        .rules()
        .model()
        .liquidationPrice(position.economics(), position.mark())
        .map(root -> new Critical(position, move(root, position.mark()), isDeadAt(position, root)));
  }

  private static Fraction move(PriceRoot root, BigDecimal mark) {
    return Fraction.of(root.numerator(), root.denominator().multiply(mark)).minus(BigDecimal.ONE);
  }

  private static boolean isDeadAt(PoolPosition position, PriceRoot root) {
    Fraction price = Fraction.of(root.numerator(), root.denominator());
    Fraction value =
        switch (position.economics().contract().kind()) {
          case LINEAR, QUANTO -> price.times(position.economics().size());
          case INVERSE -> Fraction.of(position.economics().size()).dividedBy(price);
        };
    return position.rules().model().isBreached(position.economics(), value);
  }

  PositionSide side() {
    return position.economics().side();
  }

  /**
   * Whether the position is dead after its mark has moved so far; what is dead at its mark is dead
   * wherever the mark goes from there.
   */
  boolean isDead(Fraction shock) {
    if (move.signum() == 0 && isDeadThere) {
      return true;
    }
    int beyond = side() == PositionSide.LONG ? move.compareTo(shock) : shock.compareTo(move);
    return beyond > 0 || beyond == 0 && isDeadThere;
  }
}
