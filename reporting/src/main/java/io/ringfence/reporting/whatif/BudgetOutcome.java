package io.ringfence.reporting.whatif;

import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.reporting.query.BudgetsAtQuery;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to a budget that counts it.
 *
 * @param budget the budget in force
 * @param before use before it
 * @param after use after it
 */
public record BudgetOutcome(BudgetsAtQuery.Row budget, BudgetUse before, BudgetUse after) {
  /** Where the use ends by the limits alone. */
  public enum Reached {
    WITHIN,
    WARNING,
    BREACH,
    /** Something that counts is unknown, and what is known is no breach. */
    UNKNOWN
  }

  /** Where the use ends. */
  public Reached reached() {
    if (after.exceeds(budget.hard())) {
      return Reached.BREACH;
    }
    if (!after.isKnown()) {
      return Reached.UNKNOWN;
    }
    return after.exceeds(budget.soft()) ? Reached.WARNING : Reached.WITHIN;
  }

  /** Use before it; absent: unknown. */
  public @Nullable BigDecimal usedBefore() {
    return before.used().orElse(null);
  }

  /** Use after it; absent: unknown. */
  public @Nullable BigDecimal usedAfter() {
    return after.used().orElse(null);
  }

  /** Hard limit less the use after it, below 0: used beyond it; absent: unknown. */
  public @Nullable BigDecimal headroom() {
    return after.used().map(used -> budget.hard().subtract(used)).orElse(null);
  }

  /**
   * Whether another person has to agree: the budget is not known to hold afterwards and the change
   * makes it worse. What lowers the use never waits for anybody.
   */
  public boolean needsApproval() {
    boolean holds =
        switch (reached()) {
          case WITHIN, WARNING -> true;
          case BREACH, UNKNOWN -> false;
        };
    boolean worse = after.isMoreThan(before) || after.unknownCount() > before.unknownCount();
    return !holds && worse;
  }
}
