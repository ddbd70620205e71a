package io.ringfence.api.incident;

import io.ringfence.api.errand.Errands;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.incident.Incident;
import io.ringfence.reporting.evidence.Incidents;
import io.ringfence.reporting.evidence.RefusedStepException;
import io.ringfence.reporting.evidence.Register;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents as they are kept beside the reports' evidence. */
final class IncidentDesk {
  private final Errands errands;
  private final InstantSource clock;

  IncidentDesk(Errands errands, InstantSource clock) {
    this.errands = errands;
    this.clock = clock;
  }

  /** A step of somebody. */
  interface Step {
    Incident take(Incidents incidents) throws IOException;
  }

  /** Now. */
  Instant now() {
    return clock.instant();
  }

  /** Folder of files that were attached, by the SHA-256 of what they hold. */
  Path attachments() {
    return errands.office().reports().resolve("attachments");
  }

  private Incidents incidents() {
    return new Incidents(errands.office().evidence(), clock);
  }

  /** Every incident a caller may see, the latest first. */
  List<Incident> all(DeskScope scope) {
    try {
      return incidents().all(scope).reversed();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of steps cannot be read", e);
    }
  }

  /**
   * The incident of this name.
   *
   * @throws ApiException when a caller may see none
   */
  Incident named(String id, DeskScope scope) {
    return all(scope).stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.INCIDENT_UNKNOWN, "the incident must be one of GET /v1/incidents"));
  }

  /**
   * Takes a step.
   *
   * @throws ApiException {@link ErrorCode#STEP_REFUSED} when it may not be taken
   */
  Incident take(Step step) {
    try {
      return step.take(incidents());
    } catch (RefusedStepException e) {
      throw new ApiException(ErrorCode.STEP_REFUSED, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of steps cannot be written", e);
    }
  }

  /**
   * Brings incidents up to date with the records of a run; nothing without an office.
   *
   * @param simulated whether the run is a replay; null: it has not said yet
   * @throws io.ringfence.reporting.evidence.WrongRegisterException when this server keeps the
   *     ledgers of the other kind of runs
   */
  void follow(String run, @Nullable Boolean simulated, Records records) throws IOException {
    if (simulated != null) {
      errands.office().evidence().require(Register.of(simulated), "an incident of run " + run);
    }
    incidents().follow(run, records.breaches(), records.reEntries());
  }

  /**
   * What incidents are raised from.
   *
   * @param breaches breach records of a run
   * @param reEntries positions that were opened again too soon after their liquidation
   */
  record Records(List<BreachesQuery.Row> breaches, List<ReEntriesQuery.Row> reEntries) {}
}
