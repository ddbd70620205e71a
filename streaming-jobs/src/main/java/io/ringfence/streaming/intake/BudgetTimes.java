package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.quantity.NodePath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** When budgets and capital come, and which parts of nodes budgets are measured on. */
public final class BudgetTimes {
  private BudgetTimes() {}

  /** When a budget was given, epoch microseconds; empty: before the first event. */
  public static Optional<Long> of(InputEvent event) {
    BudgetRow budget = event.budget();
    return budget == null ? Optional.empty() : Optional.ofNullable(budget.givenMicros());
  }

  /**
   * The event at its place in a run: what speaks of no time holds from the first event on, unless
   * they are given later.
   */
  public static InputEvent placed(InputEvent event, long firstMicros) {
    boolean standing = !event.kind().isTimed();
    return standing ? event.at(Math.max(firstMicros, of(event).orElse(firstMicros))) : event;
  }

  /**
   * The end of a run whose other events end at an instant: a budget given later is an event of it,
   * one given before its beginning does not make it longer.
   */
  public static long last(long otherMicros, Collection<InputEvent> events) {
    return events.stream()
        .flatMap(event -> of(event).stream())
        .mapToLong(Long::longValue)
        .reduce(otherMicros, Math::max);
  }

  /** The parts of nodes that budgets are measured on, in order. */
  public static List<String> scopes(Collection<InputEvent> events) {
    TreeSet<String> scopes = new TreeSet<>();
    for (InputEvent event : events) {
      BudgetRow budget = event.budget();
      String scope = budget == null ? null : budget.scope();
      if (budget != null && scope != null) {
        scopes.add(slice(budget.node(), scope).toString());
      }
    }
    return List.copyOf(scopes);
  }

  private static RiskSlice slice(String node, String scope) {
    return new RiskSlice(
        NodePath.parse(node).orElseThrow(), BudgetScope.parse(scope).orElseThrow());
  }
}
