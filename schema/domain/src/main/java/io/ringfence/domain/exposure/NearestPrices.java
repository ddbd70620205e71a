package io.ringfence.domain.exposure;

import io.ringfence.domain.exposure.NodeContribution.Nearest;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Positions of one side in the order of their liquidation prices. At every mark the highest price
 * of longs and the lowest of shorts is the nearest, so the order never changes with the mark.
 */
final class NearestPrices {
  private static final Comparator<PriceRoot> ASCENDING =
      (one, other) ->
          one.numerator()
              .multiply(other.denominator())
              .compareTo(other.numerator().multiply(one.denominator()));

  private final PositionSide side;
  private final TreeMap<PriceRoot, TreeSet<PositionKey>> byPrice;

  NearestPrices(PositionSide side) {
    this.side = side;
    byPrice =
        new TreeMap<>(
            switch (side) {
              case LONG -> ASCENDING.reversed();
              case SHORT -> ASCENDING;
            });
  }

  void add(PriceRoot price, PositionKey key) {
    byPrice.computeIfAbsent(price, _ -> new TreeSet<>()).add(key);
  }

  void remove(PriceRoot price, PositionKey key) {
    TreeSet<PositionKey> keys = Objects.requireNonNull(byPrice.get(price));
    keys.remove(key);
    if (keys.isEmpty()) {
      byPrice.remove(price);
    }
  }

  /**
   * The nearest at a mark; among positions whose distances are one figure as they are rounded, the
   * first in the order of keys.
   */
  @Nullable Nearest at(BigDecimal mark) {
    Nearest nearest = null;
    for (Map.Entry<PriceRoot, TreeSet<PositionKey>> entry : byPrice.entrySet()) {
      BigDecimal distance = entry.getKey().distanceFrom(mark, side);
      if (nearest != null && distance.compareTo(nearest.distance()) != 0) {
        return nearest;
      }
      nearest = Nearest.of(nearest, new Nearest(distance, entry.getValue().first()));
    }
    return nearest;
  }
}
