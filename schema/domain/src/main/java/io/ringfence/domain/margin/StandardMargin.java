package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code standard} generation for linear contracts: the position is liquidated when W + s Q (P
 * - E) meets (m + f) Q P - a, with m and a of the tier that holds the notional at that same price.
 * Source: Binance USD-M liquidation protocol, FAQ b3c689c1f50a44cabb3a84e663b81d93; margin model,
 * section Standard.
 *
 * @param schedule continuous brackets, so that the liquidation price is unique
 * @param triggerFeeRate close fee f the venue puts into the trigger, fraction of notional, at least
 *     0 and with the highest maintenance rate below 1; 0 at Binance
 * @param equality whether equity equal to the requirement already liquidates
 */
public record StandardMargin(
    TierSchedule schedule, BigDecimal triggerFeeRate, TriggerEquality equality)
    implements MarginModel {
  /** What happens when equity equals the requirement to the last digit. */
  public enum TriggerEquality {
    /** It counts as breached: Binance's ratio reaches 100 %. */
    LIQUIDATES,
    /** The position lives until equity is strictly less. */
    SURVIVES
  }

  public StandardMargin {
    if (schedule.kind() != TierSchedule.Kind.MARGINAL) {
      throw new IllegalArgumentException(
          "schedule must be MARGINAL for a unique liquidation price, was " + schedule.kind());
    }
    if (triggerFeeRate.signum() < 0) {
      throw new IllegalArgumentException("triggerFeeRate must be >= 0, was " + triggerFeeRate);
    }
    BigDecimal highest = schedule.tiers().getLast().rate().add(triggerFeeRate);
    if (highest.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "highest rate and triggerFeeRate together must be < 1, were " + highest);
    }
  }

  @Override
  public BigDecimal requirement(IsolatedPosition position, BigDecimal price) {
    BigDecimal notional = position.notional(price);
    return schedule.requirement(notional).add(notional.multiply(triggerFeeRate));
  }

  @Override
  public boolean isLiquidatable(IsolatedPosition position, BigDecimal mark) {
    int comparison = position.equity(mark).compareTo(requirement(position, mark));
    return switch (equality) {
      case LIQUIDATES -> comparison <= 0;
      case SURVIVES -> comparison < 0;
    };
  }

  /**
   * {@inheritDoc}
   *
   * <p>Inside one tier the notional at the root is V = (s Q E - W - a) / (s - m - f); the tier that
   * contains its own V is the right one, and since the schedule is continuous there is only one.
   */
  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position) {
    for (MaintenanceTier tier : schedule.tiers()) {
      // Both are turned positive for a short, so that the comparisons below need no case.
      BigDecimal slope = position.signed(positionSign(position).subtract(rate(tier)));
      BigDecimal intercept =
          entryValue(position)
              .subtract(position.signed(position.isolatedMargin().add(tier.maintenanceAmount())));
      if (intercept.signum() <= 0) {
        return Optional.empty();
      }
      if (schedule.isLast(tier) || intercept.compareTo(tier.cap().multiply(slope)) <= 0) {
        return Optional.of(new PriceRoot(intercept, slope.multiply(position.quantity())));
      }
    }
    throw new IllegalStateException("a schedule has a last tier");
  }

  /** {@inheritDoc} E - s W / Q. */
  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    BigDecimal numerator =
        entryValue(position).subtract(position.signed(position.isolatedMargin()));
    return numerator.signum() <= 0
        ? Optional.empty()
        : Optional.of(new PriceRoot(numerator, position.quantity()));
  }

  private BigDecimal rate(MaintenanceTier tier) {
    return tier.rate().add(triggerFeeRate);
  }

  private static BigDecimal positionSign(IsolatedPosition position) {
    return BigDecimal.valueOf(position.side().sign());
  }

  private static BigDecimal entryValue(IsolatedPosition position) {
    return position.notional(position.entryPrice());
  }
}
