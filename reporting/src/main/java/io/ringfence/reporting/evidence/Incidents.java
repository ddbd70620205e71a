package io.ringfence.reporting.evidence;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.incident.BreachRef;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentStep;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import io.ringfence.reporting.report.Sha256;
import io.ringfence.reporting.report.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Incidents from breaches, every step in the ledger.
 *
 * @param folder where the ledger lies
 * @param clock when steps are recorded
 */
public record Incidents(EvidenceFolder folder, InstantSource clock) {
  static final String KIND = "incident";
  static final String STEP = "step";
  static final String RAISED = "Raised";
  static final String BREACH = "breach.";
  private static final long MOST_BYTES = 256L << 20;

  /** Every incident a caller may see, in the order in which they were raised. */
  public List<Incident> all(DeskScope scope) throws IOException {
    return of(new StepLedger(folder, clock).read()).values().stream()
        .filter(incident -> isSeenBy(scope, incident))
        .toList();
  }

  private static boolean isSeenBy(DeskScope scope, Incident incident) {
    return NodePath.parse(incident.breach().node())
        .map(scope::covers)
        .orElse(scope.equals(DeskScope.ALL));
  }

  /** Incidents by the steps of a ledger, by id. */
  static Map<String, Incident> of(List<StepLedger.Entry> entries) {
    Map<String, Incident> all = new LinkedHashMap<>();
    for (StepLedger.Entry entry : entries) {
      if (!entry.kind().equals(KIND)) {
        continue;
      }
      String id = entry.subject();
      Incident before = all.get(id);
      all.put(
          id,
          before == null
              ? Incident.raised(id, StepFields.record(BREACH, BreachRef.class, entry), entry.at())
              : before.after(StepFields.step(entry, IncidentStep.class)));
    }
    return all;
  }

  /** Follows a run in which nothing was opened again after a liquidation. */
  public List<String> follow(String run, List<BreachesQuery.Row> breaches) throws IOException {
    return follow(run, breaches, List.of());
  }

  /**
   * Brings the incidents up to date with the records of a run: raises one for each breach and each
   * re-entry without, notes what ended, calls those whose clocks ran out. Again: adds nothing. A
   * breach that begins again is a breach of its own: nothing that was resolved is opened again.
   *
   * @param reEntries positions that were opened again too soon after their liquidation
   * @return one line for each step that was added
   */
  public List<String> follow(
      String run, List<BreachesQuery.Row> breaches, List<ReEntriesQuery.Row> reEntries)
      throws IOException {
    return new StepLedger(folder, clock)
            .add(
                (entries, at) ->
                    new IncidentFollowing(run, of(entries), at).steps(breaches, reEntries))
            .stream()
            .map(Incidents::line)
            .toList();
  }

  private static String line(StepLedger.Entry entry) {
    String step = entry.field(STEP).replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return "%s  %s %s".formatted(entry.subject(), Words.time(entry.at()), step);
  }

  /** The breach of a record. */
  static BreachRef breach(String run, BreachesQuery.Row row) {
    return new BreachRef(
        run,
        row.node(),
        row.metric(),
        row.currency(),
        Objects.requireNonNullElse(row.scope(), ""),
        row.number(),
        row.openedAt());
  }

  static Map<String, String> fields(Incident incident, IncidentStep step) {
    Map<String, String> fields = StepLedger.begun(KIND, incident.id(), step.at());
    StepFields.put((Record) step, fields);
    return fields;
  }

  /** Somebody takes an incident on. */
  public Incident acknowledge(String id, Who who, String comment) throws IOException {
    return add(id, who, (by, at) -> new IncidentStep.Acknowledged(at, by, comment));
  }

  /** Somebody judges the cause of an incident. */
  public Incident classify(String id, Who who, Cause cause, String comment) throws IOException {
    return add(id, who, (by, at) -> new IncidentStep.Classified(at, by, cause, comment));
  }

  /** Somebody says what was done. */
  public Incident comment(String id, Who who, String comment) throws IOException {
    return add(id, who, (by, at) -> new IncidentStep.Commented(at, by, comment));
  }

  /** Somebody brings an incident to its end. */
  public Incident resolve(String id, Who who, Resolution resolution, String comment)
      throws IOException {
    return add(id, who, (by, at) -> new IncidentStep.Resolved(at, by, resolution, comment));
  }

  /** Somebody attaches a file; its digest is kept, the file stays where it is. */
  public Incident attach(String id, Who who, Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MOST_BYTES) {
      throw new RefusedStepException(
          "%s must have at most %s bytes, has %s".formatted(file, MOST_BYTES, bytes));
    }
    String digest = Sha256.hex(Files.readAllBytes(file));
    String name = String.valueOf(file.getFileName());
    return add(id, who, (by, at) -> new IncidentStep.Attached(at, by, name, digest, bytes));
  }

  private interface Next {
    IncidentStep step(Actor by, Instant at);
  }

  private Incident add(String id, Who who, Next next) throws IOException {
    StepLedger ledger = new StepLedger(folder, clock);
    ledger.add(
        (entries, at) -> {
          Incident incident = required(entries, id);
          Actor by = StaffRegister.actor(entries, who, Duty.HANDLE, at);
          IncidentStep step = next.step(by, at);
          incident
              .refusalOf(step)
              .ifPresent(
                  why -> {
                    throw new RefusedStepException(why);
                  });
          return List.of(fields(incident, step));
        });
    return required(ledger.read(), id);
  }

  private static Incident required(List<StepLedger.Entry> entries, String id) {
    Incident incident = of(entries).get(id);
    if (incident == null) {
      throw new RefusedStepException("there is no incident " + id);
    }
    return incident;
  }
}
