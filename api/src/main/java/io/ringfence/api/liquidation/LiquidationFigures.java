package io.ringfence.api.liquidation;

import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A liquidation. */
@Schema(name = "Liquidation", description = "A liquidation.")
record LiquidationFigures(
    @Schema(description = "Instant at which equity met the requirement.") Instant at,
    @Schema(description = "`venue/account/instrument/side`.") String position,
    @Schema(description = "Which opening of the key, from 1.") long episode,
    @Schema(description = "Desk.") String desk,
    @Schema(description = "Book inside the desk.") String book,
    @Schema(description = "Asset of loss and deficit.") String settlementAsset,
    @Schema(description = "Size that was closed.") BigDecimal quantity,
    @Schema(description = "Mark that caused it.") BigDecimal markPrice,
    @Schema(description = "Liquidation price; null: none was positive.")
        @Nullable BigDecimal liquidationPrice,
    @Schema(description = "M(P) at that mark.") BigDecimal equity,
    @Schema(description = "Requirement at that mark.") BigDecimal requirement,
    @Schema(description = "Wallet lost.") BigDecimal loss,
    @Schema(description = "What the gap lost beyond it: the venue's.") BigDecimal deficit,
    @Schema(description = "True: computed rather than reported by the venue.") boolean presumed) {
  static LiquidationFigures of(LiquidationsBetweenQuery.Row row) {
    return new LiquidationFigures(
        row.at(),
        row.positionKey(),
        row.episode(),
        row.desk(),
        row.book(),
        row.settlementAsset(),
        row.quantity(),
        row.markPrice(),
        row.liquidationPrice(),
        row.equity(),
        row.requirement(),
        row.loss(),
        row.deficit(),
        row.presumed());
  }
}
