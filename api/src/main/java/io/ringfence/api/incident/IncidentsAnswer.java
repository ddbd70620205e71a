package io.ringfence.api.incident;

import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of incidents. */
@Schema(description = "Incidents of the caller's desks.")
record IncidentsAnswer(
    @Schema(description = "When this was so: clocks are read by it.") Instant at,
    @Schema(description = "Incidents that are not resolved, however many are shown.") long open,
    @Schema(description = "The latest first.") List<IncidentFigures> incidents,
    @Schema(description = "Whether there are earlier ones.") boolean more,
    @Schema(description = "`before` of the next page; null: this is the last.")
        @Nullable String next)
    implements ListAnswer<IncidentFigures> {
  @Override
  public List<IncidentFigures> rows() {
    return incidents;
  }
}
