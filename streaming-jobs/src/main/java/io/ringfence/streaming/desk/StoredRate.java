package io.ringfence.streaming.desk;

import io.ringfence.domain.budget.AssetPair;
import io.ringfence.domain.budget.ConversionRate;
import io.ringfence.domain.budget.RateNews.Condition;
import io.ringfence.domain.budget.RateState;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a rate, in keyed state.
 *
 * @param base asset that is converted
 * @param quote currency it is expressed in
 * @param rate the newest; absent: none
 * @param occurredMicros when it was true, epoch microseconds; absent with it
 * @param told name of the condition last told; absent: none
 */
public record StoredRate(
    String base,
    String quote,
    @Nullable BigDecimal rate,
    @Nullable Long occurredMicros,
    @Nullable String told) {
  static StoredRate of(RateState state) {
    ConversionRate newest = state.newest();
    Condition told = state.told();
    return new StoredRate(
        state.pair().base(),
        state.pair().quote(),
        newest == null ? null : newest.rate(),
        newest == null ? null : Long.valueOf(Instants.micros(newest.occurredAt())),
        told == null ? null : told.name());
  }

  RateState restored() {
    AssetPair pair = new AssetPair(base, quote);
    return new RateState(
        pair,
        rate == null || occurredMicros == null
            ? null
            : new ConversionRate(pair, rate, Instants.instant(occurredMicros)),
        told == null ? null : Condition.valueOf(told));
  }
}
