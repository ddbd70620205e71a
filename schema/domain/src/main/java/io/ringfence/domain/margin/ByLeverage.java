package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A requirement at the mark that is one rate on the value, the rate itself divided by the leverage
 * chosen: R = (n / L + f) V, met at V = B / (1 - σ (n / L + f)).
 *
 * @param position the position, whose terms name a leverage
 * @param dividend n, fraction of value, above 0
 * @param feeRate f, fraction of value, at least 0
 */
record ByLeverage(IsolatedPosition position, BigDecimal dividend, BigDecimal feeRate) {
  /** n V / L, settlement asset, exact. */
  Fraction maintenance(BigDecimal price) {
    return position.value(price).times(perLeverage());
  }

  /** R, settlement asset, exact. */
  Fraction requirement(Fraction value) {
    return value.times(rate());
  }

  Optional<PriceRoot> liquidationPrice() {
    return position.priceOf(position.equityLine().valueWhereEquityIs(rate(), BigDecimal.ZERO));
  }

  private Fraction perLeverage() {
    return Fraction.of(dividend, position.terms().requiredLeverage());
  }

  private Fraction rate() {
    Fraction rate = perLeverage().plus(feeRate);
    if (rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "leverage must leave a maintenance rate below 1, was "
              + position.terms().requiredLeverage());
    }
    return rate;
  }
}
