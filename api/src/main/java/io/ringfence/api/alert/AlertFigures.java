package io.ringfence.api.alert;

import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert. */
@Schema(name = "Alert", description = "An alert.")
public record AlertFigures(
    @Schema(description = "What acknowledgements name it by; null: of a run before there were any.")
        @Nullable String alertId,
    @Schema(description = "Source time of the event that caused it.") Instant at,
    @Schema(
            description =
                "`DISTANCE`, `MARGIN_RATIO`, `LIQUIDATION`, `PRESUMED_LIQUIDATION`,"
                    + " `BUDGET` or `MARK`.")
        String kind,
    @Schema(description = "Level crossed; null: only levels have one.") @Nullable BigDecimal level,
    @Schema(description = "Node it concerns.") String node,
    @Schema(description = "Position; null: not about one.") @Nullable String position,
    @Schema(description = "Metric of the budget; null: not about one.") @Nullable String metric,
    @Schema(description = "Mark that caused it; null: none did.") @Nullable BigDecimal markPrice,
    @Schema(description = "Liquidation price at that moment; null: none.")
        @Nullable BigDecimal liquidationPrice,
    @Schema(description = "To it, fraction of the mark; null: none.") @Nullable BigDecimal distance,
    @Schema(description = "Requirement by equity; null: bankrupt, or not about a position.")
        @Nullable BigDecimal marginRatio,
    @Schema(description = "State entered, or condition of a mark; null: neither.")
        @Nullable String state,
    @Schema(description = "Use of the budget; null: unknown, or not about one.")
        @Nullable BigDecimal used,
    @Schema(description = "Wall clock: its cause came in; null: time caused it, or not stored.")
        @Nullable Instant receivedAt,
    @Schema(description = "Wall clock: it left for its readers; null: not stored.")
        @Nullable Instant emittedAt) {
  /** What is shown of an alert. */
  public static AlertFigures of(AlertsBetweenQuery.Row row) {
    return new AlertFigures(
        row.id().isEmpty() ? null : row.id(),
        row.at(),
        row.kind(),
        row.level(),
        row.node(),
        row.positionKey(),
        row.metric(),
        row.markPrice(),
        row.liquidationPrice(),
        row.distance(),
        row.marginRatio(),
        row.state(),
        row.used(),
        row.receivedAt(),
        row.emittedAt());
  }
}
