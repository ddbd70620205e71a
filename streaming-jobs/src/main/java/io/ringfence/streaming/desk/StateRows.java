package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.BreachRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import io.ringfence.domain.budget.ActionNews;
import io.ringfence.domain.budget.Breach;
import io.ringfence.domain.budget.BreachNews;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.BudgetInForce;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.notice.NoticeIds;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of budgets for their tables. */
final class StateRows {
  private StateRows() {}

  /** A change of state. */
  static BudgetStateRow state(BudgetChange change) {
    BudgetInForce inForce = change.inForce();
    RiskBudget budget = change.budget();
    BudgetState previous = change.previous();
    return new BudgetStateRow(
        Instants.micros(change.at()),
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        change.state().name(),
        previous == null ? null : previous.name(),
        change.use().used().orElse(null),
        change.use().knownPart(),
        change.use().unknownCount(),
        inForce.limits().soft(),
        inForce.limits().hard(),
        scope(budget),
        word(budget.terms().kind()),
        word(inForce.basis()));
  }

  /**
   * Whether a change is news for the desk: every change of a state it was in, and a first
   * evaluation that is a warning or a breach already.
   */
  static boolean isNews(BudgetChange change) {
    return switch (change.state()) {
      case WARNING, BREACH, UNCONFIRMED -> true;
      case WITHIN, UNKNOWN_AT_LEAST -> change.previous() != null;
    };
  }

  /** The message that a state changed: what is known of the use, and how much is not. */
  static AlertRow alert(BudgetChange change, ClockRow clock) {
    RiskBudget budget = change.budget();
    return new AlertRow(
        Instants.micros(change.at()),
        "BUDGET",
        null,
        budget.node().toString(),
        null,
        budget.metric().code(),
        null,
        null,
        null,
        null,
        change.state().name(),
        change.use().used().orElse(null),
        scope(budget),
        change.use().knownPart(),
        Long.valueOf(change.use().unknownCount()),
        null,
        AlertRow.UNNAMED,
        clock);
  }

  /** The use of a budget at a snapshot. */
  static BudgetUseRow use(
      BudgetInForce inForce, BudgetState state, BudgetUse use, long asOfMicros) {
    RiskBudget budget = inForce.budget();
    return new BudgetUseRow(
        asOfMicros,
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        state.name(),
        use.used().orElse(null),
        use.knownPart(),
        use.unknownCount(),
        inForce.limits().soft(),
        inForce.limits().hard(),
        scope(budget),
        word(budget.terms().kind()),
        word(inForce.basis()));
  }

  /** Something about a breach. */
  static BreachRow breach(BreachNews news) {
    Breach breach = news.breach();
    RiskBudget budget = breach.budget();
    Breach.Ending ending = news.ending();
    return new BreachRow(
        Instants.micros(news.at()),
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        scope(budget),
        breach.number(),
        news.event().name(),
        Instants.micros(breach.openedAt()),
        breach.cause().name(),
        breach.cause().isActive(),
        breach.hard(),
        news.use().used().orElse(null),
        news.use().knownPart(),
        news.use().unknownCount(),
        peak(breach),
        Instants.micros(breach.peakAt()),
        StoredMonitor.micros(breach.confirmedAt()),
        ending == null ? null : Long.valueOf(Instants.micros(news.at())),
        ending == null ? null : ending.name());
  }

  private static @Nullable BigDecimal peak(Breach breach) {
    return breach.peak().knownValue().orElse(null);
  }

  /** Something a threshold set off or took back. */
  static ThresholdActionRow action(ActionNews news) {
    return action(news, NoticeIds.of(action(news, "")));
  }

  private static ThresholdActionRow action(ActionNews news, String name) {
    RiskBudget budget = news.budget();
    return new ThresholdActionRow(
        Instants.micros(news.at()),
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        scope(budget),
        news.threshold().name(),
        news.action().name(),
        news.outcome().name(),
        name,
        news.breach() == 0 ? null : Long.valueOf(news.breach()));
  }

  private static @Nullable String scope(RiskBudget budget) {
    BudgetScope scope = budget.terms().scope();
    return scope == null ? null : scope.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
