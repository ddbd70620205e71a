package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Positions of one side in the order they die, with the sums of the first so many. */
final class Rail {
  private static final Comparator<Critical> LONGS =
      Comparator.<Critical, Fraction>comparing(Critical::move)
          .reversed()
          .thenComparing(one -> one.isDeadThere() ? 0 : 1)
          .thenComparing(one -> one.position().key());

  private static final Comparator<Critical> SHORTS =
      Comparator.<Critical, Fraction>comparing(Critical::move)
          .thenComparing(one -> one.isDeadThere() ? 0 : 1)
          .thenComparing(one -> one.position().key());

  private final List<Critical> order;
  private final List<Sums> sums = new ArrayList<>();

  private Rail(List<Critical> order) {
    this.order = List.copyOf(order);
    Sums sum = Sums.NOTHING;
    sums.add(sum);
    for (Critical one : order) {
      sum = sum.plus(one.position());
      sums.add(sum);
    }
  }

  /** Those of one side; what no move liquidates is not on it. */
  static Rail of(List<PoolPosition> positions, PositionSide side) {
    List<Critical> order = new ArrayList<>();
    for (PoolPosition position : positions) {
      if (position.economics().side() == side) {
        Critical.of(position).ifPresent(order::add);
      }
    }
    order.sort(
        switch (side) {
          case LONG -> LONGS;
          case SHORT -> SHORTS;
        });
    return new Rail(order);
  }

  /** All of them, the first to die first. */
  List<Critical> order() {
    return order;
  }

  /** Sums of those that are dead after a move. */
  Sums dead(Fraction shock) {
    return sums.get(count(shock));
  }

  /** How many are dead after a move. */
  int count(Fraction shock) {
    int low = 0;
    int high = order.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.get(middle).isDead(shock)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The smallest move that liquidates so many; empty: there are not so many. */
  Optional<Fraction> move(int count) {
    return order.size() < count ? Optional.empty() : Optional.of(order.get(count - 1).move());
  }

  /** Positions whose move is no farther than this one. */
  int at(Fraction move) {
    return (int)
        order.stream()
            .takeWhile(
                one ->
                    one.side() == PositionSide.LONG
                        ? one.move().compareTo(move) >= 0
                        : one.move().compareTo(move) <= 0)
            .count();
  }
}
