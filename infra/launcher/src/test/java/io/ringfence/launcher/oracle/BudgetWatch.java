package io.ringfence.launcher.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States of the budgets, judged once at each instant. */
final class BudgetWatch {
  /** A state and when it was entered, and the warning that became unknown. */
  private record Standing(String state, long since, @Nullable Standing warning) {}

  private static final List<String> ORDER = List.of("WITHIN", "WARNING", "BREACH");

  private final List<Fact.Budget> budgets = new ArrayList<>();
  private final Map<Object, Standing> standings = new HashMap<>();
  private final List<BudgetChange> changes = new ArrayList<>();

  void add(Fact.Budget budget) {
    budgets.add(budget);
  }

  List<Fact.Budget> inForce(long at) {
    return budgets.stream()
        .filter(budget -> budget.from() == null || budget.from() <= at)
        .filter(budget -> budget.to() == null || at < budget.to())
        .toList();
  }

  List<BudgetChange> changes() {
    return changes;
  }

  void judge(Fact.Budget budget, BudgetUse use, long at) {
    Object subject = List.of(budget.node(), budget.metric(), budget.currency());
    Standing before = standings.get(subject);
    String state = state(budget, use, before, at);
    if (before == null || !before.state.equals(state)) {
      String previous = before == null ? null : before.state;
      changes.add(new BudgetChange(at, budget, previous, state, use));
      standings.put(subject, new Standing(state, at, warning(state, before)));
    }
  }

  /** A warning is not over because nobody knows how things stand. */
  private static @Nullable Standing warning(String state, @Nullable Standing before) {
    boolean unknownNow = state.equals("UNKNOWN_AT_LEAST");
    return unknownNow && before != null && before.state.equals("WARNING") ? before : null;
  }

  private static String state(Fact.Budget budget, BudgetUse use, @Nullable Standing last, long at) {
    Standing before = last != null && last.warning != null ? last.warning : last;
    String raw = raw(budget, use);
    if (use.unknown() > 0) {
      boolean breached = before != null && before.state.equals("BREACH");
      return breached || raw.equals("BREACH") ? "BREACH" : "UNKNOWN_AT_LEAST";
    }
    if (before == null || ORDER.indexOf(raw) >= ORDER.indexOf(before.state)) {
      return raw;
    }
    boolean tooSoon = at - before.since < budget.dwell();
    boolean stillBreached =
        before.state.equals("BREACH") && use.known().compareTo(budget.hardLeave()) > 0;
    if (tooSoon || stillBreached) {
      return before.state;
    }
    return use.known().compareTo(budget.softLeave()) > 0 ? "WARNING" : "WITHIN";
  }

  private static String raw(Fact.Budget budget, BudgetUse use) {
    if (use.known().compareTo(budget.hard()) > 0) {
      return "BREACH";
    }
    return use.known().compareTo(budget.soft()) > 0 ? "WARNING" : "WITHIN";
  }
}
