package io.ringfence.domain.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * What followed from evaluating budgets at an instant.
 *
 * @param changes of states
 * @param breaches begun, confirmed and ended
 * @param actions set off and taken back
 * @param rates conditions that needed rates have entered
 */
public record BudgetNews(
    List<BudgetChange> changes,
    List<BreachNews> breaches,
    List<ActionNews> actions,
    List<RateNews> rates) {
  /** Nothing followed. */
  public static final BudgetNews NONE = new BudgetNews(List.of(), List.of(), List.of());

  /** News of one budget: nothing about rates. */
  BudgetNews(List<BudgetChange> changes, List<BreachNews> breaches, List<ActionNews> actions) {
    this(changes, breaches, actions, List.of());
  }

  public BudgetNews {
    changes = List.copyOf(changes);
    breaches = List.copyOf(breaches);
    actions = List.copyOf(actions);
    rates = List.copyOf(rates);
  }

  /** Both, the other's last. */
  BudgetNews and(BudgetNews other) {
    return new BudgetNews(
        joined(changes, other.changes),
        joined(breaches, other.breaches),
        joined(actions, other.actions),
        joined(rates, other.rates));
  }

  /** The same with conditions of rates. */
  BudgetNews and(List<RateNews> further) {
    return new BudgetNews(changes, breaches, actions, joined(rates, further));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
