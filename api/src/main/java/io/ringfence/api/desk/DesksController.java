package io.ringfence.api.desk;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.store.Store;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's desks and their books had at stake at one instant of a run. */
@RestController
@Tag(name = "desks")
final class DesksController {
  private static final int LONGEST_RUN = 200;

  private final Store store;

  DesksController(Store store) {
    this.store = store;
  }

  @Operation(
      summary = "What desks have at stake",
      description =
          "Figures, budgets and budget states of the caller's desks and their books at one instant"
              + " of a run. The firm's total is shown to callers with all desks only.")
  @GetMapping("/v1/desks")
  DesksAnswer desksAt(
      @Parameter(
              description =
                  "Instant, from the run's first to its last event; absent: the last event.",
              example = "2025-10-10T21:15:00Z")
          @RequestParam(required = false)
          @Nullable Instant asOf,
      @Parameter(
              description = "Name of a completed run; absent: the one that reaches furthest.",
              example = "replay-5f0c6a527b0e")
          @RequestParam(required = false)
          @Size(min = 1, max = LONGEST_RUN)
          @Nullable String run,
      @Parameter(hidden = true) DeskAccess access) {
    RunQuery.Row asked = run(run, access);
    Instant at = within(asked, asOf == null ? asked.asOf() : asOf);
    return DesksAnswer.of(
        asked,
        at,
        store.ask(RulePacksQuery::new, access.scope(), packs -> packs.of(asked.runId())),
        store.ask(DesksAtQuery::new, access.scope(), desks -> desks.at(asked.runId(), at)));
  }

  private RunQuery.Row run(@Nullable String name, DeskAccess access) {
    Optional<RunQuery.Row> run =
        store.ask(
            RunQuery::new, access.scope(), runs -> name == null ? runs.latest() : runs.named(name));
    return run.orElseThrow(
        () ->
            name == null
                ? new ApiException(ErrorCode.NO_RUN, "no run has completed yet")
                : new ApiException(
                    ErrorCode.RUN_UNKNOWN, "run must name a completed run, was '" + name + "'"));
  }

  /**
   * Before its first and after its last event a run knows nothing: not zero, not the last value.
   */
  private static Instant within(RunQuery.Row run, Instant asOf) {
    if (asOf.isBefore(run.firstAt()) || asOf.isAfter(run.asOf())) {
      throw new ApiException(
          ErrorCode.AS_OF_OUTSIDE_RUN,
          "asOf must be from %s to %s, the events of run %s, was %s"
              .formatted(run.firstAt(), run.asOf(), run.runId(), asOf));
    }
    return asOf;
  }
}
