package io.ringfence.streaming.desk;

import io.ringfence.domain.budget.ActionNews.Threshold;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.BudgetMonitor.Memory;
import io.ringfence.domain.budget.BudgetMonitor.Standing;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of one budget in keyed state. Budgets themselves are kept as they were given, in that
 * order; here they are told by their place among those given for the same.
 *
 * @param inForce place of the one in force; absent: none is
 * @param state name of the state; absent with it
 * @param sinceMicros when the state was entered, epoch microseconds; absent with it
 * @param warnedMicros when the warning was entered that became unknown; absent: none did
 * @param breaches breaches opened so far
 * @param openBreach the open one; absent: none
 * @param hardBefore hard limit at the last evaluation; absent: none was known
 * @param passed names of the thresholds the state lies over
 * @param reduceOnly names of those that have raised a reduce-only flag
 */
public record StoredMonitor(
    @Nullable Integer inForce,
    @Nullable String state,
    @Nullable Long sinceMicros,
    @Nullable Long warnedMicros,
    long breaches,
    @Nullable StoredBreach openBreach,
    @Nullable BigDecimal hardBefore,
    List<String> passed,
    List<String> reduceOnly) {
  static StoredMonitor of(BudgetMonitor monitor) {
    Memory memory = monitor.memory();
    Standing standing = memory.standing();
    RiskBudget inForce = memory.inForce();
    return new StoredMonitor(
        inForce == null ? null : Integer.valueOf(monitor.given().indexOf(inForce)),
        standing == null ? null : standing.state().name(),
        standing == null ? null : Long.valueOf(Instants.micros(standing.since())),
        standing == null ? null : micros(standing.warnedSince()),
        memory.breachesOpened(),
        monitor.openBreach().map(open -> StoredBreach.of(open, monitor.given())).orElse(null),
        memory.hardBefore(),
        names(memory.passed()),
        names(memory.reduceOnly()));
  }

  /** Puts it back into a monitor of the same budgets. */
  void restore(BudgetMonitor monitor) {
    List<RiskBudget> given = monitor.given();
    monitor.restore(
        new Memory(
            inForce == null ? null : given.get(inForce),
            standing(),
            breaches,
            openBreach == null ? null : openBreach.restored(given),
            hardBefore,
            thresholds(passed),
            thresholds(reduceOnly)));
  }

  private @Nullable Standing standing() {
    return state == null || sinceMicros == null
        ? null
        : new Standing(
            BudgetState.valueOf(state), Instants.instant(sinceMicros), instant(warnedMicros));
  }

  private static List<String> names(Set<Threshold> thresholds) {
    return thresholds.stream().sorted().map(Threshold::name).toList();
  }

  private static Set<Threshold> thresholds(List<String> names) {
    return names.stream().map(Threshold::valueOf).collect(Collectors.toSet());
  }

  static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(Instants.micros(instant));
  }

  static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.instant(micros);
  }
}
