package io.ringfence.api.alert;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of alerts. */
@Schema(description = "A page of alerts.")
record AlertsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant up to which.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "The latest first.") List<AlertFigures> alerts,
    @Schema(
            description =
                "Who took notice of the alerts of this page, or declined; what the stream has not"
                    + " stored yet is `PENDING`.")
        List<AcknowledgementFigures> acknowledgements,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<AlertFigures> {
  @Override
  public List<AlertFigures> rows() {
    return alerts;
  }

  static AlertsAnswer of(
      Asked asked,
      Asked.Slice<AlertsBetweenQuery.Row> page,
      List<AcknowledgementFigures> acknowledgements) {
    return new AlertsAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        page.of(AlertFigures::of).rows(),
        acknowledgements,
        page.next());
  }
}
