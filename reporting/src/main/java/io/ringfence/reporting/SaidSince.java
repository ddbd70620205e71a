package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What venues said between two states of knowledge.
 *
 * @param clickhouse where it is stored
 * @param runId the run
 */
record SaidSince(DSLContext clickhouse, String runId) {
  /** One line for each statement and for the figures; decision books have neither. */
  List<String> lines(Subject then, Vantage latest) {
    if (then.pack() == Pack.DECISION) {
      return List.of();
    }
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
