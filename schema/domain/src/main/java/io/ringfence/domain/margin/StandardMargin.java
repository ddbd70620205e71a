package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The {@code standard} generation: the position is liquidated when its equity W + U(P) meets (m +
 * f) V(P) - a, with m and a of the tier that holds the value at that same price. Linear, inverse
 * and quanto. Source: Binance USD-M liquidation protocol, FAQ b3c689c1f50a44cabb3a84e663b81d93,
 * COIN-M FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46; margin model, section Standard.
 *
 * @param schedule brackets; where they jump ({@code WHOLE_POSITION} by value) the price can be
 *     several, and the first one reached counts
 * @param triggerFeeRate close fee f the venue puts into the trigger, fraction of value, at least 0
 *     and with the highest maintenance rate below 1; 0 at Binance
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
    SURVIVES;

    /** Whether a comparison of equity with the requirement liquidates. */
    boolean isBreached(int equityToRequirement) {
      return switch (this) {
        case LIQUIDATES -> equityToRequirement <= 0;
        case SURVIVES -> equityToRequirement < 0;
      };
    }
  }

  public StandardMargin {
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
  public Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return schedule.tierOf(position, value).requirement(value).plus(value.times(triggerFeeRate));
  }

  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    Fraction value = position.value(price);
    return schedule.tierOf(position, value).requirement(value);
  }

  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    Fraction start = position.value(from);
    return liquidationPrice(
        position, position.equityLine(), start, () -> !isBreached(position, start));
  }

  /** The price where a venue counts another equity than W + U. */
  Optional<PriceRoot> liquidationPrice(
      IsolatedPosition position, EquityLine line, Fraction from, BooleanSupplier livesThere) {
    return new LiquidationValue(line, position.quantity(), schedule, triggerFeeRate)
        .first(from, livesThere)
        .flatMap(position::priceOf);
  }
}
