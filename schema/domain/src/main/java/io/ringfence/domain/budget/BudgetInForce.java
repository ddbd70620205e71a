package io.ringfence.domain.budget;

import io.ringfence.domain.budget.BudgetTerms.Basis;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A budget with the limits that follow from it at an instant.
 *
 * @param budget the budget
 * @param limits in the metric's unit; where {@code basis} is {@link Basis#CAPITAL} the node's
 *     capital is unknown, and they are the fractions of it that the budget names
 * @param basis what {@code limits} are written in
 */
public record BudgetInForce(RiskBudget budget, RiskBudget.Limits limits, Basis basis) {
  /**
   * What follows from a budget.
   *
   * @param capital of the node in the budget's currency; empty: unknown
   */
  static BudgetInForce of(RiskBudget budget, Optional<BigDecimal> capital) {
    return switch (budget.terms().basis()) {
      case AMOUNT -> new BudgetInForce(budget, budget.limits(), Basis.AMOUNT);
      case CAPITAL ->
          capital
              .map(amount -> new BudgetInForce(budget, budget.limits().of(amount), Basis.AMOUNT))
              .orElseGet(() -> new BudgetInForce(budget, budget.limits(), Basis.CAPITAL));
    };
  }

  /** Whether a use is known to exceed the hard limit. */
  boolean isBreachedBy(BudgetUse use) {
    return isKnown() && use.exceeds(limits.hard());
  }

  /** Whether the limits are known. */
  boolean isKnown() {
    return basis == Basis.AMOUNT;
  }
}
