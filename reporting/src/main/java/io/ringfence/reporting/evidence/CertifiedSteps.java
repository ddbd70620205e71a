package io.ringfence.reporting.evidence;

import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.report.RunFacts;
import io.ringfence.reporting.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate says of breaches, of what people did about them, and of the ledgers.
 *
 * @param period which time it is of
 * @param facts what the run says
 * @param office what the ledgers say
 */
record CertifiedSteps(CertificateText.Period period, RunFacts facts, OfficeRecord office) {
  /** Longest that the ledgers' heads may not have been written down elsewhere. */
  private static final Duration ANCHORED_WITHIN = Duration.ofDays(1);

  List<String> breaches() {
    List<BreachesQuery.Row> breaches = facts.breaches().stream().filter(this::stood).toList();
    long without = breaches.stream().filter(row -> office.incidentOf(row).isEmpty()).count();
    List<Incident> open =
        office.incidents().stream()
            .filter(incident -> incident.state() != IncidentState.RESOLVED)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s stood in this period, %s of them without an incident"
            .formatted(Words.count(breaches.size(), "breach record"), without));
    lines.add(
        "%s of the run, %s not resolved"
            .formatted(Words.count(office.incidents().size(), "incident"), open.size()));
    open.forEach(incident -> lines.add("  " + shown(incident)));
    facts.overrides().stream()
        .filter(row -> row.holdsIn(period.from(), period.to()))
        .forEach(row -> lines.add(shown(row)));
    return lines;
  }

  private boolean stood(BreachesQuery.Row row) {
    Instant ended = row.endedAt();
    return !row.openedAt().isAfter(period.to()) && (ended == null || ended.isAfter(period.from()));
  }

  private static String shown(Incident incident) {
    return "%s %s, %s %s %s"
        .formatted(
            incident.id(),
            incident.state(),
            incident.breach().node(),
            incident.breach().subject(),
            incident.breach().currency())
        .stripTrailing();
  }

  private static String shown(OverridesQuery.Row row) {
    return "override of %s %s, proposed by %s, approved by %s"
        .formatted(
            row.node(),
            row.metric(),
            Optional.ofNullable(row.proposedBy()).orElse("nobody named"),
            Optional.ofNullable(row.approvedBy()).orElse("nobody named"));
  }

  /** Where the ledgers end, and how old what stands of them elsewhere is. */
  List<String> ledgers() {
    return List.of(
        "exports %s %s".formatted(office.cut().exports().number(), office.cut().exports().hash()),
        "steps   %s %s".formatted(office.cut().steps().number(), office.cut().steps().hash()),
        office.anchored().map(this::anchored).orElse("written down elsewhere: never"));
  }

  private String anchored(Anchors.Mark mark) {
    return "written down elsewhere: %s UTC, at export %s and step %s, %s before the last line here"
        .formatted(
            Words.time(mark.at()),
            mark.exports(),
            mark.steps(),
            WatchedHoldings.shown(mark.at(), office.at()));
  }

  /** Says that nothing outside would show a cut of the ledgers; empty: something would. */
  Optional<String> notAnchored() {
    if (office.anchored().isEmpty()) {
      return Optional.of(
          "NOT ANCHORED: no head of these ledgers is known to lie outside of their folder.");
    }
    Instant at = office.anchored().orElseThrow().at();
    return Duration.between(at, office.at()).compareTo(ANCHORED_WITHIN) > 0
        ? Optional.of(
            "ANCHORED LATE: the heads lay outside last %s before the ledgers' last line."
                .formatted(WatchedHoldings.shown(at, office.at())))
        : Optional.empty();
  }
}
