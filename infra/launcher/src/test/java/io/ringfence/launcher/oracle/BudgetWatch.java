package io.ringfence.launcher.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States of the budgets, judged once at each instant. */
final class BudgetWatch {
  /** A state, when it was entered and under what, and the warning that became unknown. */
  private record Standing(
      Fact.Budget budget, String state, long since, @Nullable Standing warning) {}

  private static final List<String> ORDER = List.of("WITHIN", "WARNING", "BREACH");

  private final List<Fact.Budget> budgets = new ArrayList<>();
  private final Map<Object, Standing> standings = new HashMap<>();
  private final List<BudgetChange> changes = new ArrayList<>();

  void add(Fact.Budget budget) {
    budgets.add(budget);
  }

  /** Of those for the same the one that is valid from latest. */
  List<Fact.Budget> inForce(long at) {
    Map<Object, Fact.Budget> last = new LinkedHashMap<>();
    budgets.stream()
        .filter(budget -> budget.from() == null || budget.from() <= at)
        .filter(budget -> budget.to() == null || at < budget.to())
        .sorted(Comparator.comparingLong(BudgetWatch::from))
        .forEach(budget -> last.put(subject(budget), budget));
    standings.keySet().retainAll(last.keySet());
    return List.copyOf(last.values());
  }

  private static long from(Fact.Budget budget) {
    return budget.from() == null ? Long.MIN_VALUE : budget.from();
  }

  private static Object subject(Fact.Budget budget) {
    return List.of(budget.node(), budget.metric(), budget.currency());
  }

  List<BudgetChange> changes() {
    return changes;
  }

  void judge(Fact.Budget budget, BudgetUse use, long at) {
    Object subject = subject(budget);
    Standing before = standings.get(subject);
    boolean sameLimits = before != null && before.budget.equals(budget);
    String state = state(budget, use, sameLimits ? before : null, at);
    if (before == null || !before.state.equals(state)) {
      String previous = before == null ? null : before.state;
      changes.add(new BudgetChange(at, budget, previous, state, use));
      standings.put(subject, new Standing(budget, state, at, warning(state, before)));
    } else if (!sameLimits) {
      standings.put(subject, new Standing(budget, state, before.since, before.warning));
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
