package io.ringfence.domain.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one figure on the live path, where a state follows from the last one and the use alone:
 * no validity, no dwell. An upgrade is immediate, a downgrade waits for the leave threshold.
 *
 * @param soft use above it is a warning, at least 0
 * @param hard use above it is a breach, at least the soft limit
 * @param softLeave use at or below it ends a warning, at most the soft limit
 * @param hardLeave use at or below it ends a breach, at most the hard limit
 */
public record BudgetBand(
    BigDecimal soft, BigDecimal hard, BigDecimal softLeave, BigDecimal hardLeave) {
  public BudgetBand {
    var _ = new RiskBudget.Limits(soft, hard, softLeave, hardLeave);
  }

  /**
   * The state after an evaluation of an amount.
   *
   * @param before the state before; absent: it was never evaluated
   * @param use what is known to be used
   * @param isKnown whether that is all of it
   */
  public BudgetState next(@Nullable BudgetState before, BigDecimal use, boolean isKnown) {
    return next(before, BudgetUse.of(use.max(BigDecimal.ZERO), isKnown ? 0 : 1));
  }

  /**
   * The state after an evaluation.
   *
   * @param before the state before; absent: it was never evaluated
   * @param use what is used; a ratio is compared exactly
   */
  public BudgetState next(@Nullable BudgetState before, BudgetUse use) {
    if (use.exceeds(hard)) {
      return BudgetState.BREACH;
    }
    boolean breachHolds =
        before == BudgetState.BREACH && (!use.isKnown() || use.exceeds(hardLeave));
    if (breachHolds) {
      return BudgetState.BREACH;
    }
    if (!use.isKnown()) {
      return BudgetState.UNKNOWN_AT_LEAST;
    }
    boolean warned = before != null && before != BudgetState.WITHIN;
    return use.exceeds(warned ? softLeave : soft) ? BudgetState.WARNING : BudgetState.WITHIN;
  }
}
