package io.ringfence.domain.budget;

import io.ringfence.domain.budget.ActionNews.Outcome;
import io.ringfence.domain.budget.ActionNews.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the thresholds of one budget have set off. They fire when the state rises over them and not
 * again while it stays; a reduce-only flag is lifted when the state has left its threshold. Not
 * knowing changes nothing, and an unconfirmed breach sets off what a warning does.
 */
final class ThresholdWatch {
  private final Set<Threshold> passed = EnumSet.noneOf(Threshold.class);
  private final Set<Threshold> reduceOnly = EnumSet.noneOf(Threshold.class);

  /** Thresholds the state lies over. */
  Set<Threshold> passed() {
    return passed;
  }

  /** Thresholds that have raised a reduce-only flag. */
  Set<Threshold> reduceOnly() {
    return reduceOnly;
  }

  void restore(BudgetMonitor.Memory memory) {
    passed.addAll(memory.passed());
    reduceOnly.addAll(memory.reduceOnly());
  }

  /** Takes notice of the state at an instant; {@code breach} is the number of the open one. */
  List<ActionNews> judge(RiskBudget budget, BudgetState state, Instant at, long breach) {
    return switch (state) {
      case WITHIN -> moveTo(EnumSet.noneOf(Threshold.class), budget, at, breach);
      case WARNING, UNCONFIRMED -> moveTo(EnumSet.of(Threshold.SOFT), budget, at, breach);
      case BREACH -> moveTo(EnumSet.allOf(Threshold.class), budget, at, breach);
      case UNKNOWN_AT_LEAST -> List.of();
    };
  }

  /** The budget is in force no more. */
  List<ActionNews> leave(RiskBudget last, Instant at) {
    return moveTo(EnumSet.noneOf(Threshold.class), last, at, 0);
  }

  private List<ActionNews> moveTo(Set<Threshold> now, RiskBudget budget, Instant at, long breach) {
    List<ActionNews> news = new ArrayList<>();
    for (Threshold threshold : Threshold.values()) {
      if (now.contains(threshold) && passed.add(threshold)) {
        for (ThresholdAction action : actions(budget, threshold)) {
          news.add(new ActionNews(budget, threshold, action, Outcome.FIRED, at, breach));
          raise(threshold, action);
        }
      } else if (!now.contains(threshold) && passed.remove(threshold)) {
        if (reduceOnly.remove(threshold)) {
          ThresholdAction flag = ThresholdAction.REDUCE_ONLY;
          news.add(new ActionNews(budget, threshold, flag, Outcome.LIFTED, at, breach));
        }
      }
    }
    return news;
  }

  private void raise(Threshold threshold, ThresholdAction action) {
    if (action == ThresholdAction.REDUCE_ONLY) {
      reduceOnly.add(threshold);
    }
  }

  private static List<ThresholdAction> actions(RiskBudget budget, Threshold threshold) {
    return switch (threshold) {
      case SOFT -> budget.terms().atSoft();
      case HARD -> budget.terms().atHard();
    };
  }
}
