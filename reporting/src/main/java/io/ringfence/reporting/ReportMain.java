package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.Register;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.SummaryFile;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reports a completed run: {@code risk-pack.xlsx} and {@code summary.json} in a folder; where there
 * is a folder of key and ledger, the workbook is issued as evidence, and checked. Ends with 0 when
 * they are there, with 2 when it was called wrongly, else with 1 and one line that says why.
 */
public final class ReportMain {
  private static final int CONNECTIONS = 2;
  private static final String SUMMARY = "summary.json";

  private final ReportArguments arguments;
  private final PrintStream out;
  private final Clock clock;
  private final Map<String, Long> measured = new TreeMap<>();

  private ReportMain(ReportArguments arguments, PrintStream out, Clock clock) {
    this.arguments = arguments;
    this.out = out;
    this.clock = clock;
  }

  /** Runs the program and ends the JVM. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err, Clock.systemUTC()));
  }

  /** Runs the program; its result is the exit code. */
  static int run(
      List<String> args,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      Clock clock) {
    return Program.start(
        () -> ReportArguments.parse(args, environment),
        arguments ->
            Program.end(
                new ReportMain(arguments, out, clock)::report, err, arguments.out().toString()),
        err);
  }

  private void report() throws IOException {
    Path timings = arguments.timings();
    String others = timings == null ? "{}" : Files.readString(timings);
    RiskWorkbook pack = timed("composeMillis", this::compose);
    RiskReport report = pack.report();
    Files.createDirectories(arguments.out());
    timed("workbookMillis", () -> writeWorkbook(pack));
    SummaryFile summary = new SummaryFile(report);
    SummaryFile.Envelope envelope = new SummaryFile.Envelope(clock.instant(), measured, others);
    new FinishedFile(arguments.out().resolve(SUMMARY))
        .write(file -> summary.writeTo(file, envelope));
    if (arguments.terminal()) {
      new TerminalReport(report, arguments.colour()).lines().forEach(out::println);
    }
    if (arguments.evidence() != null) {
      new IssuedWorkbook(workbook(), arguments.evidence()).check().forEach(out::println);
    }
    out.println("@done " + summary.doneLine());
  }

  /** Refuses what may not be issued into the folder that is named, before anything is composed. */
  private void requireEvidence(ClickHouseStore store, RunQuery.Row run) throws IOException {
    if (arguments.evidence() != null) {
      arguments.evidence().require(Register.of(run.simulated()), "a report of run " + run.runId());
      new KeptTables(store.clickhouse()).require();
    }
  }

  private RiskWorkbook compose() throws IOException {
    try (ClickHouseStore store = ClickHouseStore.open(arguments.clickhouse(), CONNECTIONS)) {
      RunQuery.Row run =
          new RunQuery(store.clickhouse(), DeskScope.ALL)
              .named(arguments.runId())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "run %s is not complete in %s"
                              .formatted(arguments.runId(), arguments.clickhouse())));
      requireEvidence(store, run);
      ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
      RiskReport report = composer.compose(run);
      return new RiskWorkbook(report, composer.insights(report));
    }
  }

  private Path writeWorkbook(RiskWorkbook pack) throws IOException {
    Path workbook = workbook();
    if (arguments.evidence() == null) {
      new FinishedFile(workbook).write(pack::writeTo);
    } else {
      new IssuedWorkbook(workbook, arguments.evidence())
          .write(pack::writeTo, arguments.occasion(), clock);
    }
    return workbook;
  }

  private Path workbook() {
    return arguments.out().resolve(IssuedWorkbook.NAME);
  }

  /** A step that may fail on a disk. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T timed(String name, Step<T> step) throws IOException {
    long start = clock.millis();
    T result = step.run();
    measured.put(name, clock.millis() - start);
    return result;
  }
}
