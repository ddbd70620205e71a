package io.ringfence.api.position;

import io.ringfence.api.desk.BudgetFigures;
import io.ringfence.api.question.Asked;
import io.ringfence.contracts.calculator.PreviewAnswer;
import io.ringfence.reporting.report.BudgetEffect;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change would do. */
@Schema(name = "PositionPreview", description = "What a change of margin would do.")
record PositionPreviewAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant of position and budgets.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    PreviewAnswer preview,
    @Schema(description = "Budgets that count the position's wallet.") List<Effect> budgets) {
  static PositionPreviewAnswer of(Asked asked, PreviewAnswer preview, List<BudgetEffect> effects) {
    return new PositionPreviewAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        preview,
        effects.stream().map(Effect::of).toList());
  }

  /** What it does to a budget. */
  @Schema(name = "BudgetEffect", description = "A budget before and after the change.")
  record Effect(
      @Schema(description = "Node of the budget.") String node,
      BudgetFigures budget,
      @Schema(description = "Use after it; null: the use is unknown.") @Nullable BigDecimal after,
      @Schema(description = "`hard` less that; null: unknown.") @Nullable BigDecimal headroom,
      @Schema(description = "`WITHIN`, `WARNING` or `BREACH` by the limits alone, or `UNKNOWN`.")
          String reached) {
    static Effect of(BudgetEffect effect) {
      return new Effect(
          effect.budget().node(),
          BudgetFigures.of(effect.budget()),
          effect.after(),
          effect.headroom(),
          effect.reached());
    }
  }
}
