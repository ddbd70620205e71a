package io.ringfence.api.breach;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.BreachesQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of breaches. */
@Schema(description = "A page of breaches.")
record BreachesAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant up to which.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "In order of their beginning.") List<BreachFigures> breaches,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<BreachFigures> {
  @Override
  public List<BreachFigures> rows() {
    return breaches;
  }

  static BreachesAnswer of(Asked asked, Asked.Slice<BreachesQuery.Row> page) {
    return new BreachesAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        page.of(BreachFigures::of).rows(),
        page.next());
  }
}
