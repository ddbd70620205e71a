package io.ringfence.domain.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A budget entered a state.
 *
 * @param inForce the budget and the limits it had
 * @param at the instant whose facts it was evaluated with
 * @param state state entered
 * @param previous state before; absent at the first evaluation
 * @param use what it was entered with
 */
public record BudgetChange(
    BudgetInForce inForce,
    Instant at,
    BudgetState state,
    @Nullable BudgetState previous,
    BudgetUse use) {
  /** The budget. */
  public RiskBudget budget() {
    return inForce.budget();
  }
}
