package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Files given after a run, and reports that know them or do not.
 *
 * @param clickhouse where the run is
 * @param run its name
 */
record GivenLater(DSLContext clickhouse, String run) {
  /** When they are given. */
  static final Instant AT = Instant.parse("2025-10-12T08:00:00Z");

  /**
   * A report with what explains it.
   *
   * @param report the report
   * @param insights what explains it
   */
  record Read(RiskReport report, Insights insights) {}

  private RunQuery.Row row() {
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  /** Records files beside the run. */
  void record(VenueFiles files) throws IOException {
    record(files, AT);
  }

  /** Records them at another time. */
  void record(VenueFiles files, Instant at) throws IOException {
    files.recordIn(
        clickhouse,
        row(),
        row().asOf(),
        at,
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /** The compliance report of a node at the end of the run. */
  Read read(NodePath node, Instant asKnown) {
    return read(node, new Vantage(row().asOf(), asKnown));
  }

  /** The same from another vantage. */
  Read read(NodePath node, Vantage vantage) {
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    RiskReport report = composer.examine(row(), new Subject(Pack.COMPLIANCE, node, vantage));
    return new Read(report, composer.insights(report));
  }
}
