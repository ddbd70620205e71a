package io.ringfence.api.liquidation;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of liquidations. */
@Schema(description = "A page of liquidations.")
record LiquidationsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant up to which.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "In order of time, then key.") List<LiquidationFigures> liquidations,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<LiquidationFigures> {
  @Override
  public List<LiquidationFigures> rows() {
    return liquidations;
  }

  static LiquidationsAnswer of(Asked asked, Asked.Slice<LiquidationsBetweenQuery.Row> page) {
    return new LiquidationsAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        page.of(LiquidationFigures::of).rows(),
        page.next());
  }
}
