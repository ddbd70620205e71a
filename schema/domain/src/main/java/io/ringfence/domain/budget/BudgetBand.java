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
   * The state after an evaluation.
   *
   * @param before the state before; absent: it was never evaluated
   * @param use what is known to be used
   * @param isKnown whether that is all of it
   */
  public BudgetState next(@Nullable BudgetState before, BigDecimal use, boolean isKnown) {
    if (use.compareTo(hard) > 0) {
      return BudgetState.BREACH;
    }
    boolean breachHolds =
        before == BudgetState.BREACH && (!isKnown || use.compareTo(hardLeave) > 0);
    if (breachHolds) {
      return BudgetState.BREACH;
    }
    if (!isKnown) {
      return BudgetState.UNKNOWN_AT_LEAST;
    }
    boolean warned = before != null && before != BudgetState.WITHIN;
    return use.compareTo(warned ? softLeave : soft) > 0 ? BudgetState.WARNING : BudgetState.WITHIN;
  }
}
