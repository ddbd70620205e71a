package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.LiveReport;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.evidence.RefusedStepException;
import io.ringfence.reporting.evidence.Register;
import io.ringfence.reporting.evidence.ReportRef;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.ControlTotalException;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.ReportDiff;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks a store again what a report said. */
final class LiveReports implements LiveReport, AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final ClickHouseStore store;
  private final EvidenceFolder folder;
  private final ReportComposer composer;

  private LiveReports(ClickHouseStore store, EvidenceFolder folder) {
    this.store = store;
    this.folder = folder;
    this.composer = ReportComposer.ofThisBuild(store.clickhouse());
  }

  static LiveReports open(ClickHouseAddress address, EvidenceFolder folder) {
    return new LiveReports(ClickHouseStore.open(address, CONNECTIONS), folder);
  }

  ClickHouseStore store() {
    return store;
  }

  ReportComposer composer() {
    return composer;
  }

  EvidenceFolder folder() {
    return folder;
  }

  /**
   * Breaches of a run as they stand.
   *
   * @param run the run
   * @param register the register of its incidents
   * @param rows its breach records
   * @param reEntries positions that were opened again too soon after their liquidation
   */
  record Breaches(
      String run,
      Register register,
      List<BreachesQuery.Row> rows,
      List<ReEntriesQuery.Row> reEntries) {}

  /** Breach records of a run; of none that is named: of the one that reaches furthest. */
  Breaches breaches(Optional<String> named) {
    RunQuery.Row run = run(named);
    return new Breaches(
        run.runId(),
        Register.of(run.simulated()),
        new BreachesQuery(store.clickhouse(), DeskScope.ALL).at(run.runId(), run.asOf()),
        new ReEntriesQuery(store.clickhouse(), DeskScope.ALL)
            .upTo(run.runId(), Vantage.latest(run.asOf()), ReEntriesQuery.TOO_SOON));
  }

  RunQuery.Row run(Optional<String> named) {
    RunQuery runs = new RunQuery(store.clickhouse(), DeskScope.ALL);
    return named
        .map(id -> runs.named(id))
        .orElseGet(runs::latest)
        .orElseThrow(
            () ->
                new RefusedStepException(
                    "run %s is not complete in the store".formatted(named.orElse("of any name"))));
  }

  @Override
  public Answer of(ReportRef report) throws IOException {
    RunQuery.Row run = run(Optional.of(report.run()));
    Subject then = subject(report, Instant.parse(report.asKnown()));
    RiskReport again;
    try {
      again = composer.compose(run, then);
    } catch (ControlTotalException e) {
      return new Answer("", List.of("control totals: " + e.getMessage()));
    }
    RiskWorkbook workbook = new RiskWorkbook(again, composer.insights(again), office(report, then));
    return new Answer(workbook.payload(), since(run, again));
  }

  /** What became known after the report, of the same instant. */
  private List<String> since(RunQuery.Row run, RiskReport then) {
    Subject subject = then.facts().subject();
    Vantage latest = composer.latest(run, subject.vantage().asOf());
    if (!latest.asKnown().isAfter(subject.vantage().asKnown())) {
      return List.of();
    }
    try {
      RiskReport now = composer.examine(run, new Subject(subject.pack(), subject.node(), latest));
      List<String> lines = new ArrayList<>();
      new ReportDiff(then, now).differences().forEach(difference -> lines.add(difference.line()));
      lines.addAll(new SaidSince(store.clickhouse(), run.runId()).lines(subject, latest));
      return lines;
    } catch (ControlTotalException e) {
      return List.of("control totals by what became known: " + e.getMessage());
    }
  }

  private OfficeRecord office(ReportRef report, Subject subject) throws IOException {
    MarksExtremesQuery marks = new MarksExtremesQuery(store.clickhouse(), DeskScope.ALL);
    return report.records().isEmpty()
        ? OfficeRecord.NONE
        : OfficeRecord.read(folder, report.run(), report.records())
            .scored(at -> marks.between(report.run(), at, subject.vantage()));
  }

  private static Subject subject(ReportRef report, Instant asKnown) {
    Pack pack =
        Arrays.stream(Pack.values())
            .filter(one -> one.code().equals(report.report()))
            .findFirst()
            .orElseThrow(() -> new RefusedStepException("no pack is called " + report.report()));
    NodePath node =
        NodePath.parse(report.node())
            .orElseThrow(() -> new RefusedStepException("no node is called " + report.node()));
    return new Subject(pack, node, new Vantage(Instant.parse(report.asOf()), asKnown));
  }

  @Override
  public void close() {
    store.close();
  }
}
