package io.ringfence.api.budget;

import io.ringfence.api.desk.BudgetFigures;
import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Budgets in force. */
@Schema(name = "Budgets", description = "Budgets in force at one instant.")
record BudgetsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant they are in force at.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "By node, metric, currency and scope.") List<OfNode> budgets,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<BudgetsAnswer.OfNode> {
  @Override
  public List<OfNode> rows() {
    return budgets;
  }

  /** A budget and its node. */
  @Schema(name = "BudgetOfNode", description = "A budget in force and the node it is for.")
  record OfNode(@Schema(description = "The node.") String node, BudgetFigures budget) {
    static OfNode of(BudgetsAtQuery.Row row) {
      return new OfNode(row.node(), BudgetFigures.of(row));
    }
  }

  static BudgetsAnswer of(Asked asked, Asked.Slice<BudgetsAtQuery.Row> page) {
    return new BudgetsAnswer(
        asked.runId(), asked.asOf(), asked.asKnown(), page.of(OfNode::of).rows(), page.next());
  }
}
