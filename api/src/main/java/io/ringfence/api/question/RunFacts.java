package io.ringfence.api.question;

import io.ringfence.reporting.query.RunHeadQuery;
import io.ringfence.reporting.query.RunQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run, whether it has completed or is going on. */
@Schema(name = "Run", description = "A run of the stream over files or topics.")
public record RunFacts(
    @Schema(description = "Its name.") String run,
    @Schema(description = "False: it is going on, or was cut off.") boolean completed,
    @Schema(description = "Instant of its first event.") Instant firstAt,
    @Schema(description = "Instant of its last event so far.") Instant lastAt,
    @Schema(description = "True: liquidations are computed; null: it has not said yet.")
        @Nullable Boolean simulated,
    @Schema(description = "`mark`, or `last` where last prices stand for marks; null: not said.")
        @Nullable String markBasis,
    @Schema(description = "SHA-256 over inputs and options; null: not said yet.")
        @Nullable String inputDigest) {
  static RunFacts of(RunQuery.Row row) {
    return new RunFacts(
        row.runId(),
        row.endless() == null,
        row.firstAt(),
        row.asOf(),
        row.simulated(),
        row.markBasis(),
        row.inputDigest());
  }

  static RunFacts of(RunHeadQuery.Row row) {
    return new RunFacts(row.runId(), false, row.firstAt(), row.lastAt(), null, null, null);
  }
}
