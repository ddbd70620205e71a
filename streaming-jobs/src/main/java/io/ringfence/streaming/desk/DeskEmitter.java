package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.intake.Instants;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;

/**
 * Passes on what followed from an instant.
 *
 * @param context the operator's outputs
 */
record DeskEmitter(KeyedCoProcessFunction<?, ?, ?, ?>.Context context) {
  void applied(RiskBudget budget) {
    context.output(DeskOutputs.BUDGETS, StoredBudget.row(budget));
  }

  void applied(CapitalRow capital) {
    context.output(DeskOutputs.CAPITAL, capital);
  }

  void change(BudgetChange change) {
    context.output(DeskOutputs.STATES, NodeRows.state(change));
    if (NodeRows.isNews(change)) {
      context.output(DeskOutputs.ALERTS, NodeRows.alert(change));
    }
  }

  /** The use of every budget in force. */
  void snapshot(NodeBook book, long asOfMicros) {
    for (BudgetMonitor monitor : book.monitors()) {
      RiskBudget budget = monitor.budget();
      monitor
          .standing()
          .map(
              standing ->
                  NodeRows.use(
                      budget,
                      standing.state(),
                      book.use(budget, Instants.instant(asOfMicros)),
                      asOfMicros))
          .ifPresent(row -> context.output(DeskOutputs.USES, row));
    }
  }

  void count(InputCountRow count) {
    context.output(DeskOutputs.COUNTS, count);
  }
}
