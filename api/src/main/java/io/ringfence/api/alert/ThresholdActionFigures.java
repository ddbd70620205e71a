package io.ringfence.api.alert;

import io.ringfence.reporting.query.ThresholdActionsQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a threshold of a budget set off. */
@Schema(name = "ThresholdAction", description = "What a threshold of a budget set off.")
record ThresholdActionFigures(
    @Schema(description = "What acknowledgements name it by; null: of a run before there were any.")
        @Nullable String actionId,
    @Schema(description = "When.") Instant at,
    @Schema(description = "Node of the budget.") String node,
    @Schema(description = "What is limited.") String metric,
    @Schema(description = "Currency of the limits; empty for counts and fractions.")
        String currency,
    @Schema(description = "Which of the node's positions count; null: all.") @Nullable String scope,
    @Schema(description = "`SOFT` or `HARD`.") String threshold,
    @Schema(description = "`NOTIFY`, `SUGGEST`, `REQUEST_APPROVAL` or `REDUCE_ONLY`.")
        String action,
    @Schema(description = "`FIRED`, or `LIFTED`: what it set was taken back.") String outcome,
    @Schema(description = "Number of the breach it belongs to; null: none was open.")
        @Nullable Long breach) {
  static ThresholdActionFigures of(ThresholdActionsQuery.Row row) {
    return new ThresholdActionFigures(
        row.id().isEmpty() ? null : row.id(),
        row.at(),
        row.node(),
        row.metric(),
        row.currency(),
        row.scope(),
        row.threshold(),
        row.action(),
        row.outcome(),
        row.breach());
  }
}
