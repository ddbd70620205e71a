package io.ringfence.streaming.desk;

import io.ringfence.domain.budget.Breach;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open breach in keyed state.
 *
 * @param number counts the breaches of the budget from 1
 * @param budget place of the budget among those given for the same
 * @param hard its hard limit
 * @param openedMicros when it began, epoch microseconds
 * @param cause name of what brought it about
 * @param peakNumerator largest use so far, as a fraction
 * @param peakDenominator of it
 * @param peakUnknown inputs that were unknown then
 * @param peakMicros when it was reached first, epoch microseconds
 * @param confirmedMicros since when it rests on no unconfirmed mark, epoch microseconds; absent: it
 *     did all along
 */
public record StoredBreach(
    long number,
    int budget,
    BigDecimal hard,
    long openedMicros,
    String cause,
    BigDecimal peakNumerator,
    BigDecimal peakDenominator,
    int peakUnknown,
    long peakMicros,
    @Nullable Long confirmedMicros) {
  static StoredBreach of(Breach breach, List<RiskBudget> given) {
    return new StoredBreach(
        breach.number(),
        given.indexOf(breach.budget()),
        breach.hard(),
        Instants.micros(breach.openedAt()),
        breach.cause().name(),
        breach.peak().numerator(),
        breach.peak().denominator(),
        breach.peak().unknownCount(),
        Instants.micros(breach.peakAt()),
        StoredMonitor.micros(breach.confirmedAt()));
  }

  Breach restored(List<RiskBudget> given) {
    return new Breach(
        number,
        given.get(budget),
        hard,
        Instants.instant(openedMicros),
        Breach.Cause.valueOf(cause),
        new BudgetUse(peakNumerator, peakDenominator, peakUnknown),
        Instants.instant(peakMicros),
        StoredMonitor.instant(confirmedMicros));
  }
}
