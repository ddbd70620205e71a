package io.ringfence.domain.budget;

import org.jspecify.annotations.Nullable;

/**
 * What one budget is for. Rows for the same are versions of one budget, of which one is in force.
 *
 * @param metric what is limited
 * @param currency currency of the limits; blank for counts and ratios
 * @param scope which of the node's positions it counts; absent: all
 */
record BudgetKey(BudgetMetric metric, String currency, @Nullable BudgetScope scope) {
  static BudgetKey of(RiskBudget budget) {
    return new BudgetKey(budget.metric(), budget.currency(), budget.terms().scope());
  }
}
