package io.ringfence.domain.stress;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What rules that will come into force do to a position at the mark of now.
 *
 * @param position the position under the rules of now
 * @param then the position valued by the coming rules
 * @param dies whether the venue would liquidate it by them, at this mark
 * @param neededToLive margin that must be added for its equity to reach the coming requirement,
 *     settlement asset, rounded up at 18 digits; 0: nothing. Where equity equal to the requirement
 *     liquidates, it must be more than this
 * @param neededToStay margin that must be added for its liquidation to stay as far from the mark as
 *     it is now, same unit; empty: it has no liquidation price now, or is dead already
 */
public record TierChange(
    PoolPosition position,
    MarginExposure then,
    boolean dies,
    BigDecimal neededToLive,
    Optional<BigDecimal> neededToStay) {
  private static final int SCALE = 18;

  /**
   * The change.
   *
   * @param coming rules of the same instrument
   * @throws IllegalArgumentException when they are of another one
   */
  public static TierChange of(PoolPosition position, MarginRules coming) {
    if (!coming.instrument().equals(position.key().instrument())) {
      throw new IllegalArgumentException(
          "coming rules must be of %s, were of %s"
              .formatted(position.key().instrument(), coming.instrument()));
    }
    IsolatedPosition old = position.economics();
    IsolatedPosition economics =
        coming.position(
            old.side(),
            old.quantity(),
            old.entryPrice(),
            old.isolatedMargin(),
            position.leverage());
    return new TierChange(
        position,
        MarginExposure.of(coming, economics, position.leverage(), position.mark()),
        coming.model().isLiquidatable(economics, position.mark()),
        missing(coming, economics, economics.value(position.mark())),
        stay(position, coming, economics));
  }

  /** At the value where it is liquidated now, equity must meet the coming requirement. */
  private static Optional<BigDecimal> stay(
      PoolPosition position, MarginRules coming, IsolatedPosition economics) {
    return Critical.of(position)
        .filter(critical -> critical.move().signum() != 0)
        .map(
            critical -> {
              Fraction factor = critical.move().plus(BigDecimal.ONE);
              Fraction now = economics.value(position.mark());
              Fraction value =
                  switch (economics.contract().kind()) {
                    case LINEAR, QUANTO -> now.times(factor);
                    case INVERSE -> now.dividedBy(factor);
                  };
              return missing(coming, economics, value);
            });
  }

  private static BigDecimal missing(
      MarginRules coming, IsolatedPosition economics, Fraction value) {
    return coming
        .model()
        .requirementOf(economics, value)
        .minus(coming.model().countedEquity(economics, value))
        .max(Fraction.ZERO)
        .rounded(SCALE, RoundingMode.CEILING);
  }

  /** By how much the requirement at the mark rises, settlement asset; negative: it falls. */
  public BigDecimal rise() {
    return then.maintenanceMargin().subtract(position.exposure().maintenanceMargin());
  }

  /** Whether the coming rules ask for more, or bring the liquidation nearer. */
  public boolean hurts() {
    return dies || rise().signum() > 0 || neededToStay.filter(one -> one.signum() > 0).isPresent();
  }
}
