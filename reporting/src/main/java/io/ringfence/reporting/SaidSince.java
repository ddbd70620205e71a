package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.ApprovedDefaultsQuery;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What venues and mandates said between two states of knowledge.
 *
 * @param clickhouse where it is stored
 * @param runId the run
 */
record SaidSince(DSLContext clickhouse, String runId) {
  /**
   * One line for a mandate, each statement and the figures; decision books have neither of the last
   * two.
   */
  List<String> lines(Subject then, Vantage latest) {
    List<String> lines = new ArrayList<>();
    mandate(then, latest).ifPresent(lines::add);
    defaults(then, latest).ifPresent(lines::add);
    if (then.pack() != Pack.DECISION) {
      lines.addAll(ofVenues(then, latest));
    }
    return lines;
  }

  /** What moves of margin may use is another thing by now: proposals may be, too. */
  private Optional<String> mandate(Subject then, Vantage latest) {
    MandatesQuery mandates = new MandatesQuery(clickhouse, DeskScope.ALL);
    Optional<MandatesQuery.Row> now = mandates.at(runId, latest);
    return now.equals(mandates.at(runId, then.vantage()))
        ? Optional.empty()
        : now.map(row -> "mandate %s in force since %s".formatted(row.source(), row.validFrom()));
  }

  private Optional<String> defaults(Subject then, Vantage latest) {
    ApprovedDefaultsQuery defaults = new ApprovedDefaultsQuery(clickhouse, DeskScope.ALL);
    List<ApprovedDefaultsQuery.Row> now = defaults.at(runId, latest);
    return now.isEmpty() || now.equals(defaults.at(runId, then.vantage()))
        ? Optional.empty()
        : Optional.of("approved defaults, version " + now.getFirst().version());
  }

  private List<String> ofVenues(Subject then, Vantage latest) {
    DeskScope scope = then.scope();
    VenueStatementsQuery statements = new VenueStatementsQuery(clickhouse, scope);
    List<VenueStatementsQuery.Row> known = statements.at(runId, then.vantage());
    List<String> lines = new ArrayList<>();
    for (VenueStatementsQuery.Row row : statements.at(runId, latest)) {
      if (!known.contains(row)) {
        lines.add("venue statement " + row.source());
      }
    }
    VenueFiguresQuery figures = new VenueFiguresQuery(clickhouse, scope);
    List<VenueFiguresQuery.Row> printed = new ArrayList<>(figures.at(runId, latest));
    printed.removeAll(new HashSet<>(figures.at(runId, then.vantage())));
    if (!printed.isEmpty()) {
      lines.add("venue numbers: %s".formatted(Words.count(printed.size(), "figure")));
    }
    return lines;
  }
}
