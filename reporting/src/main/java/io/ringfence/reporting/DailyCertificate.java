package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.CertificateText;
import io.ringfence.reporting.evidence.Certificates;
import io.ringfence.reporting.evidence.MonitoringCertificate;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.MarkGapsQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.CoverageLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Composes, signs and writes the monitoring certificate of a day.
 *
 * @param arguments what is asked
 * @param environment user and password of the store
 * @param clock when it is issued
 */
record DailyCertificate(OfficeArguments arguments, Map<String, String> environment, Clock clock) {
  private static final DayCut CUT = DayCut.UTC_MIDNIGHT;

  /** Issues it; one line that says what. */
  String issue() throws IOException {
    try (LiveReports live =
        LiveReports.open(arguments.given().address(environment), arguments.folder())) {
      CertificateText text = text(live);
      MonitoringCertificate certificate =
          new Certificates(arguments.folder(), clock)
              .issue(text, arguments.who(), arguments.comment());
      Path file = Path.of(arguments.given().required("--out")).toAbsolutePath();
      Files.createDirectories(file.getParent());
      new FinishedFile(file).write(out -> out.write(certificate.bytes()));
      new IssuedWorkbook(file, arguments.folder()).placeLedgers();
      return certificate
          .text()
          .lines()
          .filter(line -> line.startsWith("VERDICT"))
          .findFirst()
          .orElse("");
    }
  }

  private CertificateText text(LiveReports live) throws IOException {
    RunQuery.Row run = live.run(arguments.given().text("--run-id"));
    CertificateText.Period period = period(run);
    Subject subject =
        new Subject(
            Pack.COMPLIANCE,
            node(),
            new Vantage(period.coveredTo(), live.composer().latest(run, run.asOf()).asKnown()));
    RiskReport report = live.composer().compose(run, subject);
    Insights insights = live.composer().insights(report);
    CoverageLine.Watch watch =
        CoverageLine.Watch.of(
            new MarkGapsQuery(live.store().clickhouse(), DeskScope.ALL),
            run.runId(),
            period.covered(),
            period.coveredTo());
    OfficeRecord office =
        OfficeRecord.read(
            arguments.folder(), run.runId(), arguments.given().text("--records").orElse(null));
    return new CertificateText(
        period,
        report,
        insights,
        CoverageLine.of(insights, watch),
        office.ofNode(subject::covers),
        new AlertClockQuery(live.store().clickhouse(), subject.scope())
            .after(run.runId(), period.covered(), subject.vantage()));
  }

  private NodePath node() {
    String node = arguments.given().text("--node").orElse("firm");
    return NodePath.parse(node)
        .orElseThrow(
            () -> new WrongInputException("--node must be firm, firm/desk or below, was " + node));
  }

  /** The day asked for, else that of the run's end. */
  private CertificateText.Period period(RunQuery.Row run) {
    LocalDate day =
        arguments.given().text("--day").map(DailyCertificate::day).orElse(CUT.dayOf(run.asOf()));
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant covered = from.isBefore(run.firstAt()) ? run.firstAt() : from;
    Instant coveredTo = to.isAfter(run.asOf()) ? run.asOf() : to;
    if (!covered.isBefore(coveredTo)) {
      throw new WrongInputException(
          "--day must be one of run %s, %s to %s, was %s"
              .formatted(run.runId(), run.firstAt(), run.asOf(), day));
    }
    return new CertificateText.Period(day + " (UTC)", from, to, covered, coveredTo);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new WrongInputException("--day must be a date such as 2025-10-10, was " + text);
    }
  }
}
