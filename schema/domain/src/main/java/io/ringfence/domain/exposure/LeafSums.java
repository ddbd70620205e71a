package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.trigger.CeilingSums;
import io.ringfence.domain.trigger.HighestRatio;
import io.ringfence.domain.trigger.TickGrid;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the watched positions of one book add up to at any mark: sums that no mark changes, and two
 * orders for the nearest position and the highest ratio. A mark costs the same for one position and
 * for many; a crossed trigger patches a sum.
 */
final class LeafSums {
  private final TickGrid grid;
  private final CeilingSums initialMargins = new CeilingSums();
  private final NearestPrices nearestLongs = new NearestPrices(PositionSide.LONG);
  private final NearestPrices nearestShorts = new NearestPrices(PositionSide.SHORT);
  private final HighestRatio highestRatio;
  private final Map<WatchedPosition, Integer> places = new HashMap<>();

  private int unstopped = 0;
  private BigDecimal wallet = BigDecimal.ZERO;
  private BigDecimal longs = BigDecimal.ZERO;
  private BigDecimal shorts = BigDecimal.ZERO;

  /** Sum of s C. */
  private BigDecimal entryValue = BigDecimal.ZERO;

  /** The requirement is slope P - amount. */
  private BigDecimal slope = BigDecimal.ZERO;

  private BigDecimal amount = BigDecimal.ZERO;

  /** Equity of bankrupt positions is size P + rest. */
  private BigDecimal bankruptSize = BigDecimal.ZERO;

  private BigDecimal bankruptRest = BigDecimal.ZERO;

  LeafSums(TickGrid grid) {
    this.grid = grid;
    this.highestRatio = new HighestRatio(grid);
  }

  /** A position comes in as it stands at the mark in force. */
  void enter(WatchedPosition position) {
    change(position, 1);
    initialMargins.add(position.initialMargin);
    PositionState state = position.state();
    position.lines.liquidationPrice().ifPresent(price -> nearest(position).add(price, state.key()));
    places.put(position, highestRatio.add(position.lines, position.caps, position.bankruptcy));
  }

  /** A position leaves. */
  void leave(WatchedPosition position) {
    change(position, -1);
    initialMargins.remove(position.initialMargin);
    PositionState state = position.state();
    position
        .lines
        .liquidationPrice()
        .ifPresent(price -> nearest(position).remove(price, state.key()));
    highestRatio.remove(Objects.requireNonNull(places.remove(position)));
  }

  private NearestPrices nearest(WatchedPosition position) {
    return switch (position.lines.side()) {
      case LONG -> nearestLongs;
      case SHORT -> nearestShorts;
    };
  }

  private void change(WatchedPosition position, int direction) {
    wallet = wallet.add(signed(position.lines.wallet(), direction));
    entryValue = entryValue.add(signed(position.lines.signedEntryValue(), direction));
    BigDecimal size = signed(position.lines.size(), direction);
    switch (position.lines.side()) {
      case LONG -> longs = longs.add(size);
      case SHORT -> shorts = shorts.add(size);
    }
    changePatched(position, direction);
  }

  /** Takes away, or adds, what crossed triggers change. */
  void changePatched(WatchedPosition position, int direction) {
    unstopped += position.isUnstopped() ? direction : 0;
    slope = slope.add(signed(position.slope(), direction));
    amount = amount.add(signed(position.amount(), direction));
    if (position.isBankrupt()) {
      bankruptSize = bankruptSize.add(signed(position.lines.signedSize(), direction));
      bankruptRest = bankruptRest.add(signed(position.lines.equityAtZero(), direction));
    }
  }

  private static BigDecimal signed(BigDecimal figure, int direction) {
    return direction > 0 ? figure : figure.negate();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /**
   * What the positions contribute at a mark.
   *
   * @param tick the mark, ticks
   */
  NodeContribution at(long tick) {
    BigDecimal mark = grid.price(tick);
    return new NodeContribution(
        sums(mark, tick),
        NodeContribution.Nearest.of(nearestLongs.at(mark), nearestShorts.at(mark)),
        highestRatio.at(tick).orElse(null));
  }

  private ExposureSums sums(BigDecimal mark, long tick) {
    BigDecimal signedSize = longs.subtract(shorts);
    BigDecimal pnl = signedSize.multiply(mark).subtract(entryValue);
    BigDecimal equity = wallet.add(pnl);
    return new ExposureSums(
        places.size(),
        0,
        wallet,
        BigDecimal.ZERO,
        equity,
        pnl,
        slope.multiply(mark).subtract(amount),
        initialMargins.at(tick),
        longs.add(shorts).multiply(mark),
        signedSize.multiply(mark),
        equity.subtract(bankruptSize.multiply(mark).add(bankruptRest)),
        unstopped);
  }
}
