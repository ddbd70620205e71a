package io.ringfence.domain.budget;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One budget and the state it is in. An upgrade is immediate; leave thresholds and dwell delay only
 * downgrades; a breach whose inputs become unknown stays a breach until it is known to be cured.
 * Source: risk definitions, Hysteresis.
 */
public final class BudgetMonitor {
  private final RiskBudget budget;
  private @Nullable Standing standing;

  /**
   * The state a budget is in.
   *
   * @param state the state
   * @param since when it was entered
   */
  public record Standing(BudgetState state, Instant since) {}

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
    standing = new Standing(after, at);
    return Optional.of(new BudgetChange(budget, at, after, before, use));
  }

  private BudgetState next(BudgetUse use, Instant at) {
    BudgetState raw = raw(use);
    if (standing == null) {
      return raw;
    }
    return switch (standing.state()) {
      case WITHIN, UNKNOWN_AT_LEAST -> raw;
      case WARNING -> mayLeave(use, at, raw, BudgetState.WARNING) ? raw : held(raw);
      case BREACH -> mayLeave(use, at, raw, BudgetState.BREACH) ? lowered(use) : BudgetState.BREACH;
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

  private boolean mayLeave(BudgetUse use, Instant at, BudgetState raw, BudgetState from) {
    boolean breach = from == BudgetState.BREACH;
    var leave = breach ? budget.limits().hardLeave() : budget.limits().softLeave();
    boolean dwelt = standing == null || !at.isBefore(standing.since().plus(budget.minimumDwell()));
    return raw != from && use.isKnown() && !use.exceeds(leave) && dwelt;
  }

  /** A warning that may not be left: it still becomes a breach or unknown. */
  private static BudgetState held(BudgetState raw) {
    return switch (raw) {
      case BREACH, UNKNOWN_AT_LEAST -> raw;
      case WITHIN, WARNING -> BudgetState.WARNING;
    };
  }

  /** Where a cured breach falls to: a warning until the soft leave threshold is met, too. */
  private BudgetState lowered(BudgetUse use) {
    return use.exceeds(budget.limits().softLeave()) ? BudgetState.WARNING : BudgetState.WITHIN;
  }
}
