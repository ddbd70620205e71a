package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveClockRow;
import io.ringfence.domain.budget.BudgetBand;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.BudgetVersions;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.desk.BudgetRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What budgets of the live path are, whoever compares them: which is in force, and its states. */
final class LiveBudgets {
  private LiveBudgets() {}

  /** Name of all that was given for the same. */
  static String key(BudgetRow row) {
    return row.node() + " " + row.metric();
  }

  /** Which of what was given is in force. */
  static Optional<RiskBudget> inForce(List<BudgetRow> given, Instant at) {
    BudgetVersions versions = new BudgetVersions();
    given.forEach(row -> versions.add(BudgetRows.budget(row)));
    return versions.inForce(at, null);
  }

  /** The state after a look. */
  static BudgetState next(RiskBudget budget, @Nullable BudgetState before, BudgetUse use) {
    RiskBudget.Limits limits = budget.limits();
    return new BudgetBand(limits.soft(), limits.hard(), limits.softLeave(), limits.hardLeave())
        .next(before, use);
  }

  /** Whether a state is to be told: the first one is where it is not within. */
  static boolean isNews(@Nullable BudgetState before, BudgetState next) {
    return before == null ? next != BudgetState.WITHIN : next != before;
  }

  /**
   * What is told of a state.
   *
   * @param atMicros time of the newest mark at its source
   * @param foundMicros when it was found, wall clock
   */
  static LiveAlertRow alert(
      RiskBudget budget,
      BudgetState state,
      BudgetUse use,
      long atMicros,
      long foundMicros,
      WallClock clock) {
    return new LiveAlertRow(
        atMicros,
        "BUDGET",
        null,
        budget.node().toString(),
        null,
        null,
        budget.metric().code(),
        budget.currency().isEmpty() ? null : budget.currency(),
        null,
        state.name(),
        use.knownValue().orElse(null),
        (long) use.unknownCount(),
        new LiveClockRow(null, foundMicros, clock.micros()));
  }
}
