package io.ringfence.reporting.evidence;

import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.report.CoverageLine;
import io.ringfence.reporting.report.ExpectedAccounts;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.RunFacts;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a monitoring certificate says, as text for people: the same of the same facts and ledgers on
 * any day. What was not shown is named; nothing is good by default.
 *
 * @param period which time it is of
 * @param report the report at the end of the period
 * @param insights what explains it
 * @param coverage how every holding was watched
 * @param office what the ledgers say
 * @param clock how long alerts of the period took
 */
public record CertificateText(
    Period period,
    RiskReport report,
    Insights insights,
    List<CoverageLine> coverage,
    OfficeRecord office,
    AlertClockQuery.Period clock) {
  static final String TITLE = "RINGFENCE MONITORING CERTIFICATE";
  private static final int MICROS_A_MILLI = 1_000;

  /**
   * A day and how much of it the run reaches.
   *
   * @param day the day for people, for example {@code 2025-10-10 (UTC)}
   * @param from cut that begins it
   * @param to cut that ends it
   * @param covered what of it the run reaches: beginning
   * @param coveredTo what of it the run reaches: end
   */
  public record Period(String day, Instant from, Instant to, Instant covered, Instant coveredTo) {
    /** Whether the run reaches all of it. */
    boolean isWhole() {
      return !covered.isAfter(from) && !coveredTo.isBefore(to);
    }

    private boolean holds(Instant at) {
      return at.isAfter(from) && !at.isAfter(to);
    }
  }

  public CertificateText {
    coverage = List.copyOf(coverage);
  }

  /** What it is about, for the ledger: two certificates of one subject replace each other. */
  String subject() {
    return "%s %s %s"
        .formatted(report.facts().run().runId(), report.facts().subject().node(), period.from());
  }

  /** The register it is issued into. */
  Register register() {
    return Register.of(report.facts().run().simulated());
  }

  private WatchedHoldings watched() {
    return new WatchedHoldings(coverage);
  }

  private CertifiedSteps steps() {
    return new CertifiedSteps(period, report.facts(), office);
  }

  /** The whole text. */
  String text() {
    List<String> lines = new ArrayList<>();
    RunFacts facts = report.facts();
    lines.add(TITLE + (facts.run().simulated() ? "                    SIMULATED" : ""));
    lines.add("%s, day %s".formatted(facts.subject().node(), period.day()));
    lines.add(
        "from %s to %s UTC; run %s; model %s"
            .formatted(
                Words.time(period.from()),
                Words.time(period.to()),
                facts.run().runId(),
                facts.run().modelBuild()));
    lines.add("as known at %s UTC".formatted(Words.time(facts.subject().vantage().asKnown())));
    VenuesSaid venues = VenuesSaid.of(period, report, insights);
    section(
        lines,
        "VERDICT: " + watched().verdict(period) + unheard() + broken(venues),
        notShown(venues));
    section(lines, "1. Holdings and how they were watched", orNone(watched().holdings()));
    section(lines, "2. Every interval that was not watched", orNone(watched().unwatched()));
    section(lines, "3. Rows received", rows());
    section(lines, "4. Alerts", alerts());
    section(lines, "5. Breaches, incidents, overrides", steps().breaches());
    section(lines, "6. Control totals", totals());
    section(lines, "7. What venues say of the day, beside our book", venues.lines());
    section(lines, "8. Caveats, as the compliance pack has them", orNone(report.caveats()));
    section(lines, "9. Ledgers at this point", steps().ledgers());
    lines.add("");
    lines.add(
        "This supports the evidence of continuous monitoring; it never says that a rule is met.");
    lines.add("Isolated margin reduces but does not remove liquidation risk.");
    return String.join("\n", lines.stream().map(Words::oneLine).toList()) + "\n";
  }

  private static void section(List<String> lines, String title, List<String> content) {
    lines.add("");
    lines.add(title);
    content.forEach(line -> lines.addAll(Wrapped.lines("  ", Words.oneLine(line))));
  }

  private static List<String> orNone(List<String> lines) {
    return lines.isEmpty() ? List.of("None.") : lines;
  }

  private String unheard() {
    long unheard =
        report.facts().expected().lines().stream().filter(ExpectedLine::isUnknown).count();
    return unheard == 0 ? "" : "; %s NOT HEARD".formatted(Words.count(unheard, "account"));
  }

  private static String broken(VenuesSaid venues) {
    return venues.breaks() == 0
        ? ""
        : "; %s APART FROM WHAT VENUES SAY".formatted(Words.count(venues.breaks(), "figure"));
  }

  /** What nobody has shown; named at once, below the verdict. */
  private List<String> notShown(VenuesSaid venues) {
    List<String> lines = new ArrayList<>();
    if (!period.isWhole()) {
      lines.add(
          "NOT COVERED: what of the day lies outside %s to %s"
              .formatted(Words.time(period.covered()), Words.time(period.coveredTo())));
    }
    lines.addAll(venues.notShown());
    lines.addAll(accountsExpected());
    if (!isMeasured()) {
      lines.add("NOT MEASURED: how long alerts of the day took.");
      lines.add("NOT MEASURED: the offset of the clocks of venues and platform.");
    }
    steps().notAnchored().ifPresent(lines::add);
    return lines;
  }

  /** Who had to report and did not; or that nobody has said who had to. */
  private List<String> accountsExpected() {
    ExpectedAccounts expected = report.facts().expected();
    if (!expected.declared()) {
      return List.of(
          "NOT SAID: which accounts had to report; %s did: %s"
              .formatted(Words.count(accounts().size(), "account"), String.join(", ", accounts())));
    }
    List<String> lines = new ArrayList<>();
    expected
        .missing()
        .forEach(
            line -> lines.add("MISSING: %s had to report and never did".formatted(line.account())));
    expected
        .silent()
        .forEach(
            line -> lines.add("SILENT: %s, %s".formatted(line.account(), line.silenceInWords())));
    lines.add(
        "%s had to report at the end, %s of them heard of in time"
            .formatted(
                Words.count(expected.lines().size(), "account"),
                expected.lines().size() - lines.size()));
    return lines;
  }

  private List<String> accounts() {
    return Stream.concat(
            report.facts().balances().stream().map(row -> row.venue() + "/" + row.account()),
            watched().accounts().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<String> rows() {
    List<String> lines = new ArrayList<>();
    for (ControlTotalsQuery.Row file : report.facts().files()) {
      lines.add(
          "%s (%s): received %s = applied %s + duplicate %s + rejected %s%s"
              .formatted(
                  file.file(),
                  file.kind(),
                  file.received(),
                  file.applied(),
                  file.duplicate(),
                  file.rejected(),
                  file.balances() ? "" : "  DOES NOT BALANCE"));
    }
    return lines.isEmpty() ? List.of("NOT KNOWN before the run is complete.") : lines;
  }

  private List<String> alerts() {
    long inPeriod =
        report.facts().alerts().stream().filter(alert -> period.holds(alert.at())).count();
    List<String> lines = new ArrayList<>();
    lines.add("%s in this period".formatted(Words.count(inPeriod, "alert")));
    lines.addAll(isMeasured() ? latencies() : List.of("no latency was measured in this period"));
    return lines;
  }

  /** A replay has no clock of a market: what lies between its events is not what lay there. */
  private boolean isMeasured() {
    return clock.own().measured() > 0 && !report.facts().run().simulated();
  }

  private List<String> latencies() {
    AlertClockQuery.Row own = clock.own();
    return List.of(
        "received to emitted, this period: %s measured, half within %s ms, 99 %% within %s ms,"
                .formatted(
                    Words.count(own.measured(), "alert"), millis(own.p50()), millis(own.p99()))
            + " longest %s ms, %s later than 5 s".formatted(millis(own.longest()), own.late()),
        "venue's event to emitted, by both clocks: half within %s ms, 99 %% within %s ms"
            .formatted(millis(clock.p50()), millis(clock.p99())),
        "offset of the clocks, ours less the venues': at most %s ms, the least from an event's own"
                .formatted(millis(clock.least()))
            + " time to its receipt");
  }

  private static String millis(long micros) {
    return Words.figure(BigDecimal.valueOf(Math.ceilDiv(micros, MICROS_A_MILLI)), 0);
  }

  private List<String> totals() {
    return List.of(
        report.tieOut().ties()
            ? "Positions, books, desks and firm add up to each other exactly, asset by asset."
            : "POSITIONS, BOOKS, DESKS AND FIRM DO NOT ADD UP.");
  }
}
