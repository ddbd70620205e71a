package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of open positions. */
@Schema(description = "A page of the open positions on the caller's desks.")
record PositionsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant the figures are true for.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "The page.") List<PositionFigures> positions,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<PositionFigures> {
  @Override
  public List<PositionFigures> rows() {
    return positions;
  }

  static PositionsAnswer of(Asked asked, Asked.Slice<PositionFigures> page) {
    return new PositionsAnswer(
        asked.runId(), asked.asOf(), asked.asKnown(), page.rows(), page.next());
  }
}
