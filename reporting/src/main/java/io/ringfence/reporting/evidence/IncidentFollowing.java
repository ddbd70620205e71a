package io.ringfence.reporting.evidence;

import io.ringfence.domain.incident.BreachRef;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentStep;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What has to be noted of incidents by what a run shows. */
final class IncidentFollowing {
  private final String run;
  private final Map<String, Incident> known;
  private final Instant at;
  private final Map<BreachRef, Incident> byBreach = new LinkedHashMap<>();
  private final List<Map<String, String>> steps = new ArrayList<>();

  /**
   * Nothing noted yet.
   *
   * @param known incidents by the ledger, by id
   * @param at when steps are recorded
   */
  IncidentFollowing(String run, Map<String, Incident> known, Instant at) {
    this.run = run;
    this.known = known;
    this.at = at;
    known.values().forEach(incident -> byBreach.put(incident.breach(), incident));
  }

  /** The steps, in the order of the records, then those of clocks that ran out. */
  List<Map<String, String>> steps(
      List<BreachesQuery.Row> breaches, List<ReEntriesQuery.Row> reEntries) {
    for (BreachesQuery.Row row : breaches) {
      Incident incident = raised(Incidents.breach(run, row));
      Instant ended = row.endedAt();
      if (ended != null && incident.breachEnd().isEmpty()) {
        String ending = Objects.requireNonNullElse(row.ending(), "");
        steps.add(Incidents.fields(incident, new IncidentStep.BreachEnded(at, ended, ending)));
      }
    }
    reEntries.forEach(
        row ->
            raised(
                BreachRef.reEntry(
                    run, row.node(), row.positionKey(), row.episode(), row.openedAt())));
    known.values().forEach(this::escalate);
    return steps;
  }

  /** The incident of a breach; it is raised where there is none. */
  private Incident raised(BreachRef breach) {
    Incident before = byBreach.get(breach);
    if (before != null) {
      return before;
    }
    Incident incident = Incident.raised("I-" + (byBreach.size() + 1), breach, at);
    byBreach.put(breach, incident);
    Map<String, String> raised = StepLedger.begun(Incidents.KIND, incident.id(), at);
    raised.put(Incidents.STEP, Incidents.RAISED);
    StepFields.components(Incidents.BREACH, breach, raised);
    steps.add(raised);
    return incident;
  }

  private void escalate(Incident incident) {
    incident
        .dueAt(at)
        .forEach(due -> steps.add(Incidents.fields(incident, new IncidentStep.Escalated(at, due))));
  }
}
