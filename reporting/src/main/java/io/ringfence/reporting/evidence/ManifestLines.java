package io.ringfence.reporting.evidence;

import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a manifest for people, gathered one after the other. */
final class ManifestLines {
  private static final String RUN = "the run's row in the store";
  private static final String QUESTION = "the question that was asked";
  private static final int MOST_NAMED = 40;

  private final List<ManifestLine> lines = new ArrayList<>();
  private final ManifestFacts facts;

  ManifestLines(ManifestFacts facts) {
    this.facts = facts;
  }

  List<ManifestLine> all() {
    identity();
    computation(facts.report());
    coverage();
    checks(facts.report());
    office();
    return lines;
  }

  private void identity() {
    Subject subject = facts.report().facts().subject();
    RunQuery.Row run = facts.report().facts().run();
    add("Report id", facts.reportId(), "SHA-256 over the question, its first 16 digits");
    add("Title", subject.pack().title(), QUESTION);
    add("Register", facts.register().name(), "whether the run is a replay or on live data");
    add("Run", run.runId(), RUN);
    add("Node", subject.node().toString(), QUESTION);
    add("As of", Words.time(subject.vantage().asOf()) + " UTC", QUESTION);
    add("As known", Words.time(subject.vantage().asKnown()) + " UTC", QUESTION);
    add("Produced at", Words.time(run.asOf()) + " UTC", "time of the last event in it");
    add("Issued at, number", "see the envelope", "ringfence verify");
    add(
        "Retention",
        Retention.of(Retention.schedule(), subject.pack().code()).label(),
        "the retention schedule");
  }

  private void computation(RiskReport report) {
    RunQuery.Row run = report.facts().run();
    add("Model build", run.modelBuild(), RUN);
    add(
        "Rule packs",
        named(report.facts().rulePacks().stream().map(RulePacksQuery.Row::stamp).toList()),
        "packs the run used");
    add("Mark basis", run.markBasis(), RUN);
    add("Parameters", run.options(), "options of the run");
    add("Inputs, SHA-256", run.inputDigest(), RUN);
    add(
        "Sources",
        report.facts().files().isEmpty()
            ? ManifestFacts.NOT_COMPLETE
            : named(report.facts().files().stream().map(ManifestLines::source).toList()),
        "counts of every row that came in");
    Optional<List<SourcePosition>> positions = facts.sourcePositions();
    lines.add(
        new ManifestLine(
            "Source offsets",
            positions.map(all -> named(all.stream().map(SourcePosition::words).toList())),
            positions.isPresent() ? "stored by the job with its counts" : facts.whyNoPositions()));
  }

  private static String source(ControlTotalsQuery.Row file) {
    return "%s: %s received, %s applied, %s duplicate, %s rejected"
        .formatted(file.file(), file.received(), file.applied(), file.duplicate(), file.rejected());
  }

  private void coverage() {
    String declared = "files of expected accounts, sheet ExpectedAccounts";
    lines.add(
        new ManifestLine(
            "Accounts expected",
            facts.expected().map(ManifestLines::named),
            facts.expected().isPresent() ? declared : ManifestFacts.NOBODY_DECLARED));
    facts
        .missing()
        .ifPresent(
            missing ->
                add("Accounts missing", named(missing), "expected, and never heard of at all"));
    facts
        .silent()
        .ifPresent(
            silent ->
                add(
                    "Accounts silent",
                    named(silent.stream().map(ManifestLines::silent).toList()),
                    "expected, heard of, and silent for longer than they may be"));
    add("Accounts received", named(facts.accounts()), "balances and positions");
    add(
        "Accounts without a balance",
        named(facts.accountsWithoutBalance()),
        "accounts that hold positions, less those whose free balance was reported");
    lines.add(
        new ManifestLine(
            "Positions expected",
            facts.positionsExpected().map(String::valueOf),
            "the stream's own snapshot of the instant"));
    add(
        "Positions received",
        String.valueOf(facts.report().positions().size()),
        "versions of positions, replayed to the instant");
    add(
        "Stale or missing marks",
        named(facts.report().facts().staleMarks().stream().map(ManifestLines::stale).toList()),
        "marks older than two hours, of open positions");
    lines.add(
        new ManifestLine(
            "Alert latency",
            facts.latency().map(ManifestLines::latency),
            facts.latency().isPresent() ? "alerts, received to emitted" : facts.whyNoLatency()));
  }

  private static String silent(ExpectedLine line) {
    return line.account() + " " + line.silenceInWords();
  }

  private static String stale(StaleMarksQuery.Row row) {
    return "%s/%s".formatted(row.venue(), row.instrument());
  }

  private static String latency(AlertClockQuery.Row clock) {
    return "p50 %s µs, p99 %s µs, longest %s µs, %s of %s later than 5 s"
        .formatted(clock.p50(), clock.p99(), clock.longest(), clock.late(), clock.measured());
  }

  private void checks(RiskReport report) {
    add(
        "Control totals",
        "%s, %s"
            .formatted(
                Words.count(report.tieOut().lines().size(), "figure"),
                report.tieOut().ties() ? "all tie" : "NOT ALL TIE"),
        "positions, books, desks and firm added up apart, sheet Cover");
    add(
        "Limits in force",
        Words.count(report.budgets().size(), "limit"),
        "budgets at the instant, sheet Budgets");
    add(
        "Limits overridden",
        named(facts.overrides().stream().map(ManifestLines::override).toList()),
        "overrides that hold at the instant");
    lines.add(compared("Venues' statements", facts.statements()));
    lines.add(compared("Venues' figures", facts.venueFigures()));
    add(
        "Exceptions",
        Words.count(report.caveats().size(), "caveat"),
        "what is stale, missing, extrapolated or rejected, sheet Cover");
  }

  private static String override(OverridesQuery.Row row) {
    return "%s %s".formatted(row.node(), row.metric());
  }

  private ManifestLine compared(String field, Optional<ManifestFacts.Compared> compared) {
    return new ManifestLine(
        field,
        compared.map(
            of ->
                "%s, %s apart from our book, %s not comparable"
                    .formatted(Words.count(of.figures(), "figure"), of.apart(), of.unknown())),
        compared.isPresent() ? "what venues said, held against our book" : facts.whyNotCompared());
  }

  private void office() {
    String cut = facts.office().cut().label();
    add(
        "Ledgers known up to",
        cut.isEmpty() ? "none was asked" : "export " + cut.replace("/", ", step "),
        "cut of the ledgers; --records asks for it again");
    add(
        "Preparer, approver, time",
        "see verify: a sign-off comes after the report",
        ManifestFacts.SIGNED_AFTERWARDS);
    add(
        "Sign-offs of the run",
        named(
            facts.office().signOffs().stream().map(held -> held.signOff().payloadHash()).toList()),
        "ledger of steps up to that cut, by payload hash");
    add(
        "Payload hash, export before, signature",
        "see the envelope",
        "ringfence verify: what is signed cannot hold its own hash");
  }

  private static String named(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining("\n"));
    return names.size() > MOST_NAMED
        ? first + "\nand %s more, in the payload".formatted(names.size() - MOST_NAMED)
        : first;
  }

  private void add(String field, String value, String from) {
    lines.add(new ManifestLine(field, Optional.of(value), from));
  }
}
