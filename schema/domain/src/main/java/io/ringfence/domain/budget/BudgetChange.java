package io.ringfence.domain.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A budget entered a state.
 *
 * @param budget the budget
 * @param at the instant whose facts it was evaluated with
 * @param state state entered
 * @param previous state before; absent at the first evaluation
 * @param use what it was entered with
 */
public record BudgetChange(
    RiskBudget budget,
    Instant at,
    BudgetState state,
    @Nullable BudgetState previous,
    BudgetUse use) {}
