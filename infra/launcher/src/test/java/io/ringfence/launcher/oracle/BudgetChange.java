package io.ringfence.launcher.oracle;

import org.jspecify.annotations.Nullable;

/**
 * A budget that changed its state.
 *
 * @param at epoch microseconds
 * @param budget which
 * @param previous state before; absent for the first evaluation
 * @param state WITHIN, WARNING, BREACH or UNKNOWN_AT_LEAST
 * @param use what was used
 */
record BudgetChange(
    long at, Fact.Budget budget, @Nullable String previous, String state, BudgetUse use) {}
