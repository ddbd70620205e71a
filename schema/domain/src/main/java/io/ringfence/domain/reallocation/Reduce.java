package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.reallocation.Suggestion.Reduction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The rival of adding margin: closing part of a position at the mark to reach the same distance.
 */
public final class Reduce {
  private static final int QUANTITY_SCALE = 8;

  private Reduce() {}

  /**
   * Smallest quantity, at 8 digits, whose closing at the mark lifts the position to a distance; the
   * realised part stays in the wallet, fees of the trade are not counted. Empty where even closing
   * all but a crumb would not do, or nothing needs closing.
   */
  static Optional<Reduction> to(PoolPosition position, BigDecimal distance) {
    if (position.slackAt(distance).signum() >= 0) {
      return Optional.empty();
    }
    BigDecimal equity = position.exposure().equity();
    if (equity.signum() <= 0) {
      return Optional.empty();
    }
    BigInteger low = BigInteger.ONE;
    BigInteger high = units(position.economics().quantity());
    if (high.signum() <= 0 || !stands(position, equity, quantity(high), distance)) {
      return Optional.empty();
    }
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (stands(position, equity, quantity(middle), distance)) {
        high = middle;
      } else {
        low = middle.add(BigInteger.ONE);
      }
    }
    return Optional.of(new Reduction(quantity(low), notional(position, quantity(low))));
  }

  private static BigDecimal notional(PoolPosition position, BigDecimal quantity) {
    Contract contract = position.economics().contract();
    return contract.charged(contract.value(contract.size(quantity), position.mark()));
  }

  private static BigInteger units(BigDecimal quantity) {
    return quantity.setScale(QUANTITY_SCALE, RoundingMode.FLOOR).unscaledValue();
  }

  private static BigDecimal quantity(BigInteger units) {
    return new BigDecimal(units, QUANTITY_SCALE);
  }

  /** Whether the position stands at the distance after closing a quantity; closing all does. */
  private static boolean stands(
      PoolPosition position, BigDecimal equity, BigDecimal closed, BigDecimal distance) {
    BigDecimal rest = position.economics().quantity().subtract(closed);
    if (rest.signum() <= 0) {
      return true;
    }
    IsolatedPosition reduced = reduced(position, equity, rest);
    MarginRules rules = position.rules();
    BigDecimal price = position.priceAt(distance);
    return reduced.equity(price).compareTo(rules.model().requirement(reduced, price)) >= 0;
  }

  /**
   * The position after closing what lifts the rest to its target; empty where nothing needs closing
   * or even closing all but a crumb would not do.
   */
  public static Optional<PoolPosition> applied(PoolPosition position, ReallocationPolicy policy) {
    return to(position, Distances.target(policy, position))
        .map(part -> position.economics().quantity().subtract(part.quantity()))
        .filter(rest -> rest.signum() > 0)
        .map(rest -> position.with(reduced(position, position.exposure().equity(), rest)));
  }

  private static IsolatedPosition reduced(
      PoolPosition position, BigDecimal equity, BigDecimal rest) {
    IsolatedPosition before = position.economics();
    IsolatedPosition bare =
        new IsolatedPosition(
            before.contract(),
            before.side(),
            rest,
            before.entryPrice(),
            BigDecimal.ZERO,
            before.terms());
    // What was realised stays in the wallet: closing at the mark leaves equity as it was.
    return bare.plusMargin(equity.subtract(bare.unrealisedPnl(position.mark())));
  }
}
