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
    @Schema(description = "Where it stands.") RunState state,
    @Schema(description = "False: it is going on, was stopped or was cut off.") boolean completed,
    @Schema(description = "Instant of its first event.") Instant firstAt,
    @Schema(description = "Instant up to which it has published; of a completed run its last.")
        Instant lastAt,
    @Schema(description = HEARTBEAT) @Nullable Instant heartbeatAt,
    @Schema(description = "True: liquidations are computed; null: it has not said yet.")
        @Nullable Boolean simulated,
    @Schema(description = "`mark`, or `last` where last prices stand for marks; null: not said.")
        @Nullable String markBasis,
    @Schema(description = "SHA-256 over inputs and options; null: not said yet.")
        @Nullable String inputDigest) {
  /** What the instant of a heartbeat means. */
  public static final String HEARTBEAT =
      "When it said last that it is there, by the wall clock of the machine it runs on; null: it"
          + " has an end.";

  static RunFacts of(RunQuery.Row row) {
    RunQuery.Endless endless = row.endless();
    return new RunFacts(
        row.runId(),
        RunState.of(endless),
        endless == null,
        row.firstAt(),
        row.asOf(),
        endless == null ? null : endless.heartbeatAt(),
        row.simulated(),
        row.markBasis(),
        row.inputDigest());
  }

  static RunFacts of(RunHeadQuery.Row row) {
    return new RunFacts(
        row.runId(),
        RunState.UNFINISHED,
        false,
        row.firstAt(),
        row.lastAt(),
        null,
        null,
        null,
        null);
  }
}
