package io.ringfence.domain.budget;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A rate as a fact.
 *
 * @param pair what is converted into what
 * @param rate units of quote for one unit of base, above 0
 * @param occurredAt when it was true at its source
 */
public record ConversionRate(AssetPair pair, BigDecimal rate, Instant occurredAt) {
  public ConversionRate {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("rate of %s must be > 0, was %s".formatted(pair, rate));
    }
  }
}
