package io.ringfence.api.breach;

import io.ringfence.reporting.query.BreachesQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A breach of a budget by its hard limit. */
@Schema(name = "Breach", description = "A breach of a budget by its hard limit.")
record BreachFigures(
    @Schema(description = "Node of the budget.") String node,
    @Schema(description = "What is limited.") String metric,
    @Schema(description = "Currency of the limits; empty for counts and fractions.")
        String currency,
    @Schema(description = "Which of the node's positions count; null: all.") @Nullable String scope,
    @Schema(description = "Which breach of the budget, from 1.") long number,
    @Schema(description = "First instant of use above the limit.") Instant openedAt,
    @Schema(description = "`TRADE`, `MARKET` or `LIMIT`.") String cause,
    @Schema(description = "True: the desk did it.") boolean active,
    @Schema(description = "Limit that was exceeded last.") BigDecimal hard,
    @Schema(description = "Largest known use; null: without a finite value.")
        @Nullable BigDecimal peak,
    @Schema(description = "When it was reached first.") Instant peakAt,
    @Schema(description = "Since when it rests on no doubtful mark; null: all along.")
        @Nullable Instant confirmedAt,
    @Schema(description = "When it ended; null: it had not.") @Nullable Instant endedAt,
    @Schema(
            description =
                "`CURED`, `LIMIT_CHANGED`, `OVERRIDDEN` or `RECLASSIFIED`; null: not ended.")
        @Nullable String ending) {
  static BreachFigures of(BreachesQuery.Row row) {
    return new BreachFigures(
        row.node(),
        row.metric(),
        row.currency(),
        row.scope(),
        row.number(),
        row.openedAt(),
        row.cause(),
        row.active(),
        row.hard(),
        row.peak(),
        row.peakAt(),
        row.confirmedAt(),
        row.endedAt(),
        row.ending());
  }
}
