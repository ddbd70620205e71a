package io.ringfence.domain.position;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a resting stop does for a position, and what it would cost if it were filled at its price.
 * Source: risk definitions, Stop.
 *
 * @param finding how the stop stands
 * @param covered share of the quantity it covers, fraction rounded down, at most 1; empty: unknown
 * @param room way from the mark to the stop, fraction of the mark rounded down, 0 or less once the
 *     mark is there; empty: unknown
 * @param gap way from the stop to the liquidation price, fraction of the stop rounded down, 0 or
 *     less where liquidation comes first; empty: unknown, or no liquidation price
 * @param lossAtStop loss from entry of the whole quantity at the stop, settlement asset, rounded
 *     against the holder; below 0: a gain; empty: unknown
 */
public record StopCoverage(
    Finding finding,
    Optional<BigDecimal> covered,
    Optional<BigDecimal> room,
    Optional<BigDecimal> gap,
    Optional<BigDecimal> lossAtStop) {
  /** How a stop stands, what protects least first. */
  public enum Finding {
    /** No stop is known. */
    NO_STOP,
    /** The position is liquidated before the stop is reached, or at it. */
    BEHIND_LIQUIDATION,
    /** The mark has come to the stop and the position is still open. */
    PASSED,
    /** Nobody said how much it covers. */
    QUANTITY_UNKNOWN,
    /** Part of the position stays open when it is filled. */
    PARTLY_COVERED,
    /** Without a mark nothing more can be said. */
    MARK_UNKNOWN,
    /** It covers all and lies strictly between mark and liquidation price. */
    EFFECTIVE
  }

  /**
   * Judges the stop of a position.
   *
   * @param exposure at the mark in force; absent: it has no mark
   */
  public static StopCoverage of(PositionFacts facts, @Nullable MarginExposure exposure) {
    BigDecimal stop = facts.stopPrice();
    if (stop == null) {
      return none();
    }
    if (exposure == null) {
      return new StopCoverage(
          Finding.MARK_UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    IsolatedPosition position = exposure.position();
    BigDecimal mark = exposure.markPrice();
    return new StopCoverage(
        finding(facts, stop, exposure),
        Optional.ofNullable(facts.stopQuantity()).map(held -> share(held, position.quantity())),
        Optional.of(way(exposure, Fraction.of(mark.subtract(stop)), mark)),
        exposure
            .liquidationPrice()
            .map(
                price ->
                    way(
                        exposure,
                        Fraction.of(stop)
                            .minus(Fraction.of(price.numerator(), price.denominator())),
                        stop)),
        Optional.of(position.unrealisedPnl(stop).negate()));
  }

  private static StopCoverage none() {
    return new StopCoverage(
        Finding.NO_STOP,
        Optional.of(BigDecimal.ZERO),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Finding finding(PositionFacts facts, BigDecimal stop, MarginExposure exposure) {
    int sign = exposure.side().sign();
    BigDecimal held = facts.stopQuantity();
    if (exposure.liquidationPrice().filter(it -> sign * it.compareToPrice(stop) >= 0).isPresent()) {
      return Finding.BEHIND_LIQUIDATION;
    }
    if (sign * exposure.markPrice().compareTo(stop) <= 0) {
      return Finding.PASSED;
    }
    if (held == null) {
      return Finding.QUANTITY_UNKNOWN;
    }
    return held.compareTo(exposure.position().quantity()) < 0
        ? Finding.PARTLY_COVERED
        : Finding.EFFECTIVE;
  }

  private static BigDecimal share(BigDecimal held, BigDecimal quantity) {
    return held.min(quantity).divide(quantity, Precision.RATIO_SCALE, RoundingMode.FLOOR);
  }

  /** On the losing side above 0. */
  private static BigDecimal way(MarginExposure exposure, Fraction difference, BigDecimal of) {
    Fraction losing = exposure.side().sign() > 0 ? difference : difference.negate();
    return losing.dividedBy(of).rounded(Precision.RATIO_SCALE, RoundingMode.FLOOR);
  }
}
