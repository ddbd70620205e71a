package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.domain.budget.BreachNews;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.BudgetNews;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RateNews;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.Instants;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what followed from an instant.
 *
 * @param context the operator's outputs
 * @param clock the wall clock
 */
record DeskEmitter(KeyedCoProcessFunction<?, ?, ?, ?>.Context context, WallClock clock) {
  void applied(BudgetRow budget) {
    context.output(DeskOutputs.BUDGETS, budget);
  }

  void applied(CapitalRow capital) {
    context.output(DeskOutputs.CAPITAL, capital);
  }

  /** What followed from records the latest of which came in at a time of the wall clock. */
  void news(RiskSlice slice, BudgetNews news, @Nullable Long receivedMicros) {
    news.rates().forEach(rate -> rate(slice, rate, receivedMicros));
    news.changes().forEach(change -> change(change, receivedMicros));
    news.breaches().forEach(this::breach);
    news.actions().forEach(action -> context.output(DeskOutputs.ACTIONS, StateRows.action(action)));
  }

  private void change(BudgetChange change, @Nullable Long receivedMicros) {
    context.output(DeskOutputs.STATES, StateRows.state(change));
    if (StateRows.isNews(change)) {
      ClockRow detected = new ClockRow(receivedMicros, clock.micros(), null);
      context.output(DeskOutputs.ALERTS, StateRows.alert(change, detected));
    }
  }

  private void rate(RiskSlice slice, RateNews news, @Nullable Long receivedMicros) {
    context.output(DeskOutputs.RATE_CONDITIONS, RateRows.condition(slice, news));
    ClockRow detected = new ClockRow(receivedMicros, clock.micros(), null);
    context.output(DeskOutputs.ALERTS, RateRows.alert(slice, news, detected));
  }

  private void breach(BreachNews news) {
    context.output(DeskOutputs.BREACHES, StateRows.breach(news));
  }

  /** The use of every budget in force. */
  void snapshot(NodeBook book, long asOfMicros) {
    Instant at = Instants.instant(asOfMicros);
    for (BudgetMonitor monitor : book.monitors()) {
      monitor
          .standing()
          .ifPresent(
              standing -> {
                RiskBudget budget = monitor.inForce().orElseThrow();
                context.output(
                    DeskOutputs.USES,
                    StateRows.use(
                        book.limits(budget, at),
                        standing.state(),
                        book.use(budget, at),
                        asOfMicros));
              });
    }
  }

  /** The breaches that are open at the end of the run. */
  void standing(NodeBook book, long asOfMicros) {
    Instant at = Instants.instant(asOfMicros);
    for (BudgetMonitor monitor : book.monitors()) {
      monitor
          .openBreach()
          .map(
              open ->
                  new BreachNews(
                      open, BreachNews.Event.STANDING, at, book.use(monitor.budget(), at), null))
          .ifPresent(this::breach);
    }
  }

  void count(InputCountRow count) {
    context.output(DeskOutputs.COUNTS, count);
  }
}
