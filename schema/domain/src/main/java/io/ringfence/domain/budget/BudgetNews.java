package io.ringfence.domain.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * What followed from evaluating budgets at an instant.
 *
 * @param changes of states
 * @param breaches begun, confirmed and ended
 * @param actions set off and taken back
 */
public record BudgetNews(
    List<BudgetChange> changes, List<BreachNews> breaches, List<ActionNews> actions) {
  /** Nothing followed. */
  public static final BudgetNews NONE = new BudgetNews(List.of(), List.of(), List.of());

  public BudgetNews {
    changes = List.copyOf(changes);
    breaches = List.copyOf(breaches);
    actions = List.copyOf(actions);
  }

  /** Both, the other's last. */
  BudgetNews and(BudgetNews other) {
    return new BudgetNews(
        joined(changes, other.changes),
        joined(breaches, other.breaches),
        joined(actions, other.actions));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
