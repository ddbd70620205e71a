package io.ringfence.api.reject;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.RejectsQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rejects. */
@Schema(description = "A page of rejects.")
record RejectsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant up to which.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "By file and line.") List<RejectFigures> rejects,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<RejectFigures> {
  @Override
  public List<RejectFigures> rows() {
    return rejects;
  }

  static RejectsAnswer of(Asked asked, Asked.Slice<RejectsQuery.Row> page) {
    return new RejectsAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        page.of(RejectFigures::of).rows(),
        page.next());
  }
}
