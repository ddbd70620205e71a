package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.reporting.query.BudgetsAtQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A budget in force beside its use.
 *
 * @param budget the budget with its last known use
 */
public record BudgetLine(BudgetsAtQuery.Row budget) {
  private static final int SCALE = 18;

  /** The last evaluation; empty: none since the budget came into force. */
  public Optional<BudgetsAtQuery.Use> use() {
    return Optional.ofNullable(budget.use());
  }

  /** Use, in the unit of the limits; empty: unknown, or not evaluated. */
  public Optional<BigDecimal> used() {
    return use().flatMap(use -> Optional.ofNullable(use.used()));
  }

  /** Use over the hard limit, a fraction rounded up; empty: unknown, or a limit of 0. */
  public Optional<BigDecimal> utilisation() {
    return budget.hard().signum() == 0
        ? Optional.empty()
        : used().map(used -> used.divide(budget.hard(), SCALE, RoundingMode.CEILING));
  }

  /** Hard limit less use; below 0 it is the excess. Empty: unknown. */
  public Optional<BigDecimal> headroom() {
    return used().map(used -> budget.hard().subtract(used));
  }

  /** State of the budget; empty: not evaluated since it came into force. */
  public Optional<BudgetState> state() {
    return use().map(use -> BudgetState.valueOf(use.state()));
  }
}
