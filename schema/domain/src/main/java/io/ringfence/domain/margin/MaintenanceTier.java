package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One bracket of a venue's maintenance schedule; a notional equal to the cap belongs to it, one
 * equal to the floor to the tier below. Source: margin model, section Tiers.
 *
 * @param floor exclusive lower bound of notional, quote currency, at least 0
 * @param cap inclusive upper bound of notional, quote currency, above the floor; only the last tier
 *     of a schedule may have none, and it also values what lies above a cap it has
 * @param rate maintenance rate as a fraction of notional (0.005 is 50 bp), in (0, 1)
 * @param maintenanceAmount deduction from rate times notional, quote currency, at least 0
 * @param maxLeverage highest leverage the venue allows in the tier, at least 1
 */
public record MaintenanceTier(
    BigDecimal floor,
    Optional<BigDecimal> cap,
    BigDecimal rate,
    BigDecimal maintenanceAmount,
    BigDecimal maxLeverage) {
  public MaintenanceTier {
    if (floor.signum() < 0) {
      throw new IllegalArgumentException("floor must be >= 0, was " + floor);
    }
    if (cap.isPresent() && cap.get().compareTo(floor) <= 0) {
      throw new IllegalArgumentException("cap must be above floor " + floor + ", was " + cap.get());
    }
    if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("rate must lie in (0, 1), was " + rate);
    }
    if (maintenanceAmount.signum() < 0) {
      throw new IllegalArgumentException(
          "maintenanceAmount must be >= 0, was " + maintenanceAmount);
    }
    if (maxLeverage.compareTo(BigDecimal.ONE) < 0) {
      throw new IllegalArgumentException("maxLeverage must be >= 1, was " + maxLeverage);
    }
  }

  /** A tier with a cap. */
  public MaintenanceTier(
      BigDecimal floor,
      BigDecimal cap,
      BigDecimal rate,
      BigDecimal maintenanceAmount,
      BigDecimal maxLeverage) {
    this(floor, Optional.of(cap), rate, maintenanceAmount, maxLeverage);
  }

  /** Whether a value ends in this tier or above it: it exceeds the cap. */
  boolean isBelow(Fraction value) {
    return cap.isPresent() && value.compareTo(cap.get()) > 0;
  }

  /** Requirement of this tier in quote currency, exact, not rounded. */
  BigDecimal requirement(BigDecimal notional) {
    return notional.multiply(rate).subtract(maintenanceAmount);
  }

  /** Requirement of this tier for a value that may not end, settlement asset, exact. */
  Fraction requirement(Fraction value) {
    return value.times(rate).minus(maintenanceAmount);
  }
}
