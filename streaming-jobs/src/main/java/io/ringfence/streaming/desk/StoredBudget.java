package io.ringfence.streaming.desk;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.BudgetMonitor.Standing;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.intake.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A budget and the state it is in, in keyed state.
 *
 * @param budget the budget
 * @param state name of the state; absent before the first evaluation and outside its validity
 * @param sinceMicros when the state was entered, epoch microseconds; absent with the state
 * @param warnedMicros when the warning was entered that became unknown; absent: none did
 */
public record StoredBudget(
    BudgetRow budget,
    @Nullable String state,
    @Nullable Long sinceMicros,
    @Nullable Long warnedMicros) {
  static StoredBudget of(BudgetMonitor monitor) {
    Optional<Standing> standing = monitor.standing();
    return new StoredBudget(
        row(monitor.budget()),
        standing.map(Standing::state).map(BudgetState::name).orElse(null),
        standing.map(Standing::since).map(Instants::micros).orElse(null),
        standing.map(one -> micros(one.warnedSince())).orElse(null));
  }

  /** The budget with its leave thresholds filled in. */
  static BudgetRow row(RiskBudget budget) {
    return new BudgetRow(
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        budget.limits().soft(),
        budget.limits().hard(),
        budget.limits().softLeave(),
        budget.limits().hardLeave(),
        budget.minimumDwell().toSeconds(),
        micros(budget.validFrom()),
        micros(budget.validTo()));
  }

  /** The budget a row of the input means. */
  static RiskBudget budget(BudgetRow row) {
    return new RiskBudget(
        NodePath.parse(row.node()).orElseThrow(),
        BudgetMetric.of(row.metric()).orElseThrow(),
        new RiskBudget.Limits(
            row.soft(),
            row.hard(),
            requireNonNullElse(row.softLeave(), row.soft()),
            requireNonNullElse(row.hardLeave(), row.hard())),
        Duration.ofSeconds(row.minDwellSeconds()),
        instant(row.validFromMicros()),
        instant(row.validToMicros()),
        row.currency());
  }

  Optional<Standing> standing() {
    return state == null || sinceMicros == null
        ? Optional.empty()
        : Optional.of(
            new Standing(
                BudgetState.valueOf(state), Instants.instant(sinceMicros), instant(warnedMicros)));
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(Instants.micros(instant));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.instant(micros);
  }
}
