package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.PackArguments.Task;
import io.ringfence.reporting.evidence.EditedBook;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.evidence.Register;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.ExplainLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.Prospects;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.ReportDiff;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.HandOver;
import io.ringfence.reporting.shift.ShiftLine;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.store.TableExport;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reports from a kept store: a pack of one node as of an instant, as known at an instant, or what
 * changed between two states of knowledge. The same question gets the same answer whenever it is
 * asked. Ends with 0, with 2 when it was asked wrongly, else with 1 and one line that says why.
 */
public final class PackMain {
  private static final int CONNECTIONS = 2;

  private final PackArguments arguments;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  private PackMain(PackArguments arguments, PrintStream out, PrintStream err, Clock clock) {
    this.arguments = arguments;
    this.out = out;
    this.err = err;
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
        () -> PackArguments.parse(args, environment),
        arguments ->
            Program.end(
                new PackMain(arguments, out, err, clock)::report, err, place(arguments.task())),
        err);
  }

  private static String place(Task task) {
    return switch (task) {
      case Task.Write(Path file) -> file.toString();
      case Task.Diff _, Task.HandOver _, Task.Explain _ -> "the terminal";
      case Task.Check check -> check.proposal().toString();
      case Task.Export(Path folder, _) -> folder.toString();
      case Task.Stress _ -> "the terminal";
    };
  }

  private void report() throws IOException {
    try (ClickHouseStore store = ClickHouseStore.open(arguments.clickhouse(), CONNECTIONS)) {
      RunQuery runs = new RunQuery(store.clickhouse(), DeskScope.ALL);
      ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
      if (arguments.task() instanceof Task.Check check) {
        check(check, runs, composer);
        return;
      }
      RunQuery.Row run = run(runs);
      switch (arguments.task()) {
        case Task.Write(Path file) -> {
          requireEvidence(store, run);
          arguments.venues().recordIn(store.clickhouse(), run, asOf(run), clock.instant(), out);
          PackWriting writing =
              new PackWriting(arguments.issue(), file.toAbsolutePath(), out, clock);
          writing.begins(PackWriting.Step.COMPOSE);
          RiskReport report = composer.compose(run, subject(composer, run));
          requireNode(report);
          OfficeRecord office = office(store, run, report.facts().subject().vantage());
          writing.write(new RiskWorkbook(report, composer.insights(report), office));
          done(1);
        }
        case Task.Diff(Instant first, Instant second) -> {
          Subject then = subject(new Vantage(asOf(run), first));
          Vantage latest = new Vantage(asOf(run), second);
          diff(
              new ReportDiff(composer.examine(run, then), composer.examine(run, subject(latest))),
              new SaidSince(store.clickhouse(), run.runId()).lines(then, latest));
        }
        case Task.HandOver(Instant from) -> handOver(store, composer, run, from);
        case Task.Explain(Instant since) -> explain(composer, run, since);
        case Task.Export(Path folder, TableExport.Format format) ->
            exported(
                folder,
                new TableFiles(folder, format)
                    .write(
                        store,
                        new TableExport(arguments.clickhouse()),
                        run,
                        subject(composer, run).vantage()));
        case Task.Stress(StressAnswer answer) -> {
          RiskReport report = composer.examine(run, subject(composer, run));
          requireNode(report);
          done(answer.print(report, composer.insights(report), out));
        }
        case Task.Check _ -> throw new IllegalStateException("was done before");
      }
    }
  }

  private void check(Task.Check task, RunQuery runs, ReportComposer composer) throws IOException {
    BookCheck check = new BookCheck(task.file(), task.evidence(), task.maxAge());
    EditedBook book = check.read();
    RunQuery.Row run =
        runs.named(book.fact("run"))
            .orElseThrow(
                () ->
                    new WrongInputException(
                        "refused: %s is of run %s, which is not in %s"
                            .formatted(task.file(), book.fact("run"), arguments.clickhouse())));
    RiskReport now =
        composer.examine(
            run, new Subject(Pack.DECISION, NodePath.FIRM, composer.latest(run, run.asOf())));
    Mandate mandate =
        Prospects.mandate(composer.clickhouse(), run.runId(), now.facts().subject().vantage());
    done(check.propose(book, now, mandate, task.proposal().toAbsolutePath(), out));
  }

  /** Refuses what may not be issued into the folder that is named, before anything is recorded. */
  private void requireEvidence(ClickHouseStore store, RunQuery.Row run) throws IOException {
    EvidenceFolder evidence = arguments.issue().evidence();
    if (evidence != null) {
      evidence.require(Register.of(run.simulated()), "a report of run " + run.runId());
      out.println(new KeptTables(store.clickhouse()).require());
    }
  }

  /** The run asked for; one without an end is said to be so, beside the answer, not in it. */
  private RunQuery.Row run(RunQuery runs) {
    RunQuery.Row run = completedOrRunning(runs);
    RunQuery.Endless endless = run.endless();
    if (endless != null) {
      err.println(
          "run %s is %s: figures are up to its last published instant, %s"
              .formatted(run.runId(), endless.words(), run.asOf()));
    }
    return run;
  }

  private RunQuery.Row completedOrRunning(RunQuery runs) {
    return arguments
        .runId()
        .map(
            id ->
                runs.named(id)
                    .orElseThrow(
                        () ->
                            new WrongInputException(
                                "--run-id: there is no run %s in %s"
                                    .formatted(id, arguments.clickhouse()))))
        .or(runs::latest)
        .orElseThrow(() -> new WrongInputException("there is no run in " + arguments.clickhouse()));
  }

  private Subject subject(ReportComposer composer, RunQuery.Row run) {
    Instant asOf = asOf(run);
    Instant asKnown = arguments.asKnown();
    return subject(asKnown == null ? composer.latest(run, asOf) : new Vantage(asOf, asKnown));
  }

  private Subject subject(Vantage vantage) {
    return new Subject(arguments.pack(), arguments.node(), vantage);
  }

  /** The instant asked for; a run says nothing of instants outside it. */
  private Instant asOf(RunQuery.Row run) {
    Instant asOf = Objects.requireNonNullElse(arguments.asOf(), run.asOf());
    if (asOf.isBefore(run.firstAt()) || asOf.isAfter(run.asOf())) {
      throw new WrongInputException(
          "--as-of must lie in run %s, %s to %s, was %s"
              .formatted(run.runId(), run.firstAt(), run.asOf(), asOf));
    }
    return asOf;
  }

  /** What the ledgers say of the run; a desk's packs ask them for incidents and moves only. */
  private OfficeRecord office(ClickHouseStore store, RunQuery.Row run, Vantage vantage)
      throws IOException {
    EvidenceFolder evidence = arguments.issue().evidence();
    if (evidence == null) {
      return OfficeRecord.NONE;
    }
    try {
      String records = arguments.issue().records();
      OfficeRecord office =
          arguments.pack() == Pack.COMPLIANCE
              ? OfficeRecord.read(evidence, run.runId(), records)
              : OfficeRecord.ofDesk(evidence, run.runId(), records);
      MarksExtremesQuery marks = new MarksExtremesQuery(store.clickhouse(), DeskScope.ALL);
      return office.scored(at -> marks.between(run.runId(), at, vantage));
    } catch (IllegalArgumentException e) {
      throw new WrongInputException("--" + e.getMessage());
    }
  }

  private void handOver(
      ClickHouseStore store, ReportComposer composer, RunQuery.Row run, Instant from)
      throws IOException {
    RiskReport report = composer.examine(run, subject(composer, run));
    requireNode(report);
    Subject subject = report.facts().subject();
    OfficeRecord office = office(store, run, subject.vantage()).ofNode(subject::covers);
    List<ShiftLine> lines = new HandOver(report, composer.insights(report), office, from).lines();
    out.println(
        "%shand-over of %s from %s to %s UTC, %s"
            .formatted(
                run.simulated() ? "SIMULATED " : "",
                subject.node(),
                Words.time(from),
                Words.time(subject.vantage().asOf()),
                Words.count(lines.size(), "line")));
    new ShiftText(lines).lines().forEach(out::println);
    done(lines.size());
  }

  private void explain(ReportComposer composer, RunQuery.Row run, Instant since) {
    RiskReport report = composer.examine(run, subject(composer, run));
    requireNode(report);
    Instant to = report.facts().subject().vantage().asOf();
    if (!since.isBefore(to)) {
      throw new WrongInputException(
          "--explain-since must be before %s, was %s".formatted(to, since));
    }
    Insights insights = composer.insights(report, since);
    List<ExplainLine> lines = ExplainLine.of(report, insights, ExplainLine.MOST);
    out.println(
        "%sdistances to liquidation of %s from %s to %s UTC, %s"
            .formatted(
                run.simulated() ? "SIMULATED " : "",
                report.facts().subject().node(),
                Words.time(insights.since()),
                Words.time(to),
                Words.count(lines.size(), "position")));
    new ExplainText(lines).lines().forEach(out::println);
    done(lines.size());
  }

  private void requireNode(RiskReport report) {
    NodePath node = report.facts().subject().node();
    if (report.nodes().isEmpty() && !node.equals(NodePath.FIRM)) {
      throw new WrongInputException(
          "--node %s holds nothing at %s in run %s"
              .formatted(node, report.facts().run().asOf(), report.facts().run().runId()));
    }
  }

  private void diff(ReportDiff diff, List<String> said) {
    List<String> lines = new ArrayList<>();
    diff.differences().forEach(difference -> lines.add(difference.line()));
    lines.addAll(said);
    (lines.isEmpty() ? List.of("nothing changed") : lines).forEach(out::println);
    done(lines.size());
  }

  /** What the caller waits for. */
  private void exported(Path folder, int files) {
    out.println("%s tables written to %s".formatted(files, folder));
    done(files);
  }

  private void done(int count) {
    out.println("@done {\"count\":" + count + "}");
  }
}
