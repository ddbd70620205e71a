package io.ringfence.domain.budget;

import io.ringfence.domain.budget.BudgetMonitor.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Which state follows on another. An upgrade is immediate; leave thresholds and dwell delay only
 * downgrades; a breach whose inputs become unknown stays a breach until it is known to be cured,
 * and a warning that became unknown or unconfirmed is still one until use is known to have left it.
 * Source: risk definitions, Hysteresis.
 *
 * @param limits in force
 * @param minimumDwell shortest stay in a state before it may be left downwards
 */
record Hysteresis(RiskBudget.Limits limits, Duration minimumDwell) {
  /** The state that follows, at an instant, where the limits alone would say {@code raw}. */
  BudgetState next(Standing standing, BudgetState raw, BudgetUse use, Instant at) {
    return switch (standing.state()) {
      case WITHIN -> raw;
      case WARNING, UNKNOWN_AT_LEAST, UNCONFIRMED ->
          holdsWarning(standing, raw, use, at) ? BudgetState.WARNING : raw;
      case BREACH ->
          mayLeave(use, limits.hardLeave(), standing.since(), at)
              ? lowered(use)
              : BudgetState.BREACH;
    };
  }

  private boolean holdsWarning(Standing standing, BudgetState raw, BudgetUse use, Instant at) {
    Instant since = standing.warning();
    return raw == BudgetState.WITHIN
        && since != null
        && !mayLeave(use, limits.softLeave(), since, at);
  }

  private boolean mayLeave(BudgetUse use, BigDecimal leave, Instant since, Instant at) {
    return use.isKnown() && !use.exceeds(leave) && !at.isBefore(since.plus(minimumDwell));
  }

  /** Where a cured breach falls to: a warning until the soft leave threshold is met, too. */
  private BudgetState lowered(BudgetUse use) {
    return use.exceeds(limits.softLeave()) ? BudgetState.WARNING : BudgetState.WITHIN;
  }
}
