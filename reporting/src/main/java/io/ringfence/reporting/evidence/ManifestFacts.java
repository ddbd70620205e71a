package io.ringfence.reporting.evidence;

import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.ExpectedAccounts;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Sha256;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a manifest says that no table of the report does: who had to report and did, what overrides
 * limits, how long alerts took, what venues say otherwise. Nothing in it comes from a clock, so the
 * same question has the same answer on any day. What nobody knows is said to be unknown.
 *
 * @param report the report
 * @param insights what explains it
 * @param office what the ledgers say of its node
 */
public record ManifestFacts(RiskReport report, Insights insights, OfficeRecord office) {
  static final String NOBODY_DECLARED =
      "nobody has declared which accounts must report: who did is listed";
  static final String NO_OFFSETS =
      "the run was stored before positions of sources were: inputs are named by their SHA-256";

  static final String NOT_COMPLETE = "not known before the run is complete";
  static final String SIGNED_AFTERWARDS =
      "in the ledger of steps, under the hash of this payload: verify says who and when";
  private static final int ID_DIGITS = 16;

  /** The facts of a report by the ledgers' whole record, cut down to the report's node. */
  public static ManifestFacts of(RiskReport report, Insights insights, OfficeRecord office) {
    return new ManifestFacts(report, insights, office.ofNode(report.facts().subject()::covers));
  }

  /** Names the question: the same for the same run, node, pack, instants and ledgers' cut. */
  public String reportId() {
    RunQuery.Row run = report.facts().run();
    Subject subject = report.facts().subject();
    String question =
        String.join(
            "\n",
            subject.pack().code(),
            run.runId(),
            run.inputDigest(),
            run.modelBuild(),
            subject.node().toString(),
            subject.vantage().asOf().toString(),
            subject.vantage().asKnown().toString(),
            office.cut().label());
    return subject.pack().code() + "-" + Sha256.hex(question).substring(0, ID_DIGITS);
  }

  /** Where every source was read; empty: nothing stored says so. */
  Optional<List<SourcePosition>> sourcePositions() {
    return SourcePosition.of(report.facts().files());
  }

  /** Why nothing says where sources were read. */
  String whyNoPositions() {
    return report.facts().files().isEmpty() ? NOT_COMPLETE : NO_OFFSETS;
  }

  /** Which register it is issued into. */
  public Register register() {
    return Register.of(report.facts().run().simulated());
  }

  /** Accounts of which anything is held or was reported. */
  public SequencedSet<String> accounts() {
    return sorted(
        Stream.concat(
            report.facts().balances().stream().map(row -> row.venue() + "/" + row.account()),
            holding()));
  }

  /** Accounts that had to report; empty: nobody has said which. */
  public Optional<List<String>> expected() {
    return of(expectedAccounts().lines());
  }

  /** Those of them that nobody has ever heard of; empty: nobody has said which had to report. */
  public Optional<List<String>> missing() {
    return of(expectedAccounts().missing());
  }

  /** Those that were heard of and are silent for longer than they may; empty as above. */
  public Optional<List<ExpectedLine>> silent() {
    return expectedAccounts().declared()
        ? Optional.of(expectedAccounts().silent())
        : Optional.empty();
  }

  private Optional<List<String>> of(List<ExpectedLine> lines) {
    return expectedAccounts().declared()
        ? Optional.of(lines.stream().map(ExpectedLine::account).toList())
        : Optional.empty();
  }

  private ExpectedAccounts expectedAccounts() {
    return report.facts().expected();
  }

  /** Accounts that hold positions and whose free balance nobody reported. */
  public SequencedSet<String> accountsWithoutBalance() {
    SequencedSet<String> without = sorted(holding());
    report.facts().balances().forEach(row -> without.remove(row.venue() + "/" + row.account()));
    return without;
  }

  private Stream<String> holding() {
    return report.positions().stream()
        .map(line -> line.key().instrument().venue() + "/" + line.key().account());
  }

  private static SequencedSet<String> sorted(Stream<String> texts) {
    SequencedSet<String> sorted = new TreeSet<>();
    texts.forEach(sorted::add);
    return sorted;
  }

  /** Positions that the stream's own snapshot of the instant has; empty: it took none. */
  public Optional<Integer> positionsExpected() {
    return report.facts().snapshot().isEmpty()
        ? Optional.empty()
        : Optional.of(report.facts().snapshot().size());
  }

  /** Overrides that hold at the report's instant. */
  public List<OverridesQuery.Row> overrides() {
    return insights.overrides().stream()
        .filter(row -> row.holdsAt(report.facts().run().asOf()))
        .toList();
  }

  /**
   * How long alerts took; empty where it was not measured. A replay has no clock of a market: what
   * its alerts took says nothing of a day.
   */
  public Optional<AlertClockQuery.Row> latency() {
    return report.facts().run().simulated() || report.facts().clock().measured() == 0
        ? Optional.empty()
        : Optional.of(report.facts().clock());
  }

  /** Why there is no latency. */
  String whyNoLatency() {
    return report.facts().run().simulated()
        ? "not measured: a replay has no clock of a market"
        : "not measured: no alert that a record caused";
  }

  /** What venues say of wallets; empty: they said nothing, or the pack does not ask. */
  public Optional<Compared> statements() {
    if (insights.proofs().statements().isEmpty() || !asksVenues()) {
      return Optional.empty();
    }
    List<StatementLine> lines = StatementLine.of(report, insights);
    return Optional.of(
        new Compared(
            lines.stream().filter(line -> line.venue() != null).count(),
            count(lines, StatementLine.Verdict.DIFFERS),
            count(lines, StatementLine.Verdict.UNKNOWN)));
  }

  private static long count(List<StatementLine> lines, StatementLine.Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  /** What venues print of positions; empty: they said nothing, or the pack does not ask. */
  public Optional<Compared> venueFigures() {
    if (insights.proofs().figures().isEmpty() || !asksVenues()) {
      return Optional.empty();
    }
    List<NumberLine> lines = NumberLine.of(report, insights);
    return Optional.of(
        new Compared(
            lines.size(),
            lines.stream().filter(NumberLine::isBreak).count(),
            lines.stream().filter(line -> line.book() == NumberLine.Book.NOT_COMPARED).count()));
  }

  private boolean asksVenues() {
    return report.facts().subject().pack() != Pack.DECISION;
  }

  /** Why nothing was compared. */
  String whyNotCompared() {
    return asksVenues() ? "nothing was given" : "not part of this pack";
  }

  /**
   * Figures held against a venue's.
   *
   * @param figures how many it gave
   * @param apart how many of them differ from our book
   * @param unknown how many could not be compared
   */
  public record Compared(long figures, long apart, long unknown) {}
}
