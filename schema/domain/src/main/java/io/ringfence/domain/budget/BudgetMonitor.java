package io.ringfence.domain.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One budget and the state it is in. An upgrade is immediate; leave thresholds and dwell delay only
 * downgrades; a breach whose inputs become unknown stays a breach until it is known to be cured,
 * and a warning that became unknown is still one until use is known to have left it. Source: risk
 * definitions, Hysteresis.
 */
public final class BudgetMonitor {
  private final RiskBudget budget;
  private @Nullable Standing standing;

  /**
   * The state a budget is in.
   *
   * @param state the state
   * @param since when it was entered
   * @param warnedSince when the warning was entered that use became unknown in; absent: it did not
   */
  public record Standing(BudgetState state, Instant since, @Nullable Instant warnedSince) {
    /** Since when a warning is to be left, be it known or not; absent: there is none. */
    private @Nullable Instant warning() {
      return state == BudgetState.WARNING ? since : warnedSince;
    }
  }

  /** A monitor of a budget that was never evaluated. */
  public BudgetMonitor(RiskBudget budget) {
    this.budget = budget;
  }

  /** The budget. */
  public RiskBudget budget() {
    return budget;
  }

  /** The state it is in; empty before the first evaluation and outside its validity. */
  public Optional<Standing> standing() {
    return Optional.ofNullable(standing);
  }

  /** Puts back a state that {@link #standing} gave out. */
  public void restore(Standing restored) {
    standing = restored;
  }

  /** Evaluates the use at an instant; the change it makes, or empty where the state stays. */
  Optional<BudgetChange> evaluate(BudgetUse use, Instant at) {
    if (!budget.isValidAt(at)) {
      standing = null;
      return Optional.empty();
    }
    BudgetState before = standing == null ? null : standing.state();
    BudgetState after = next(use, at);
    if (after == before) {
      return Optional.empty();
    }
    Instant warned = standing == null ? null : standing.warning();
    standing = new Standing(after, at, after == BudgetState.UNKNOWN_AT_LEAST ? warned : null);
    return Optional.of(new BudgetChange(budget, at, after, before, use));
  }

  private BudgetState next(BudgetUse use, Instant at) {
    BudgetState raw = raw(use);
    if (standing == null) {
      return raw;
    }
    return switch (standing.state()) {
      case WITHIN -> raw;
      case WARNING, UNKNOWN_AT_LEAST -> warned(standing.warning(), raw, use, at);
      case BREACH ->
          mayLeave(use, budget.limits().hardLeave(), standing.since(), at)
              ? lowered(use)
              : BudgetState.BREACH;
    };
  }

  private BudgetState raw(BudgetUse use) {
    if (use.exceeds(budget.limits().hard())) {
      return BudgetState.BREACH;
    }
    if (!use.isKnown()) {
      return BudgetState.UNKNOWN_AT_LEAST;
    }
    return use.exceeds(budget.limits().soft()) ? BudgetState.WARNING : BudgetState.WITHIN;
  }

  private boolean mayLeave(BudgetUse use, BigDecimal leave, Instant since, Instant at) {
    return use.isKnown() && !use.exceeds(leave) && !at.isBefore(since.plus(budget.minimumDwell()));
  }

  /** After a warning that began at an instant: it still becomes a breach or unknown at once. */
  private BudgetState warned(@Nullable Instant since, BudgetState raw, BudgetUse use, Instant at) {
    boolean held =
        raw == BudgetState.WITHIN
            && since != null
            && !mayLeave(use, budget.limits().softLeave(), since, at);
    return held ? BudgetState.WARNING : raw;
  }

  /** Where a cured breach falls to: a warning until the soft leave threshold is met, too. */
  private BudgetState lowered(BudgetUse use) {
    return use.exceeds(budget.limits().softLeave()) ? BudgetState.WARNING : BudgetState.WITHIN;
  }
}
