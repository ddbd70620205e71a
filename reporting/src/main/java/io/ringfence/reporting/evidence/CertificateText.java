package io.ringfence.reporting.evidence;

import io.ringfence.domain.coverage.Interval;
import io.ringfence.domain.coverage.Quality;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.report.CoverageLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.RunFacts;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 */
public record CertificateText(
    Period period,
    RiskReport report,
    Insights insights,
    List<CoverageLine> coverage,
    OfficeRecord office) {
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
  public record Period(String day, Instant from, Instant to, Instant covered, Instant coveredTo) {}

  public CertificateText {
    coverage = List.copyOf(coverage);
  }

  /** What it is about, for the ledger: two certificates of one subject replace each other. */
  String subject() {
    return "%s %s %s"
        .formatted(report.facts().run().runId(), report.facts().subject().node(), period.from());
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
    section(lines, "VERDICT: " + verdict() + broken(venues), notShown(venues));
    section(lines, "1. Holdings and how they were watched", holdings());
    section(lines, "2. Every interval that was not watched", unwatched());
    section(lines, "3. Rows received", rows());
    section(lines, "4. Alerts", alerts());
    section(lines, "5. Breaches, incidents, overrides", breaches());
    section(lines, "6. Control totals", totals());
    section(lines, "7. What venues say of the day, beside our book", venues.lines());
    section(lines, "8. Caveats, as the compliance pack has them", orNone(report.caveats()));
    section(lines, "9. Ledgers at this point", ledgers());
    lines.add("");
    lines.add(
        "This supports the evidence of continuous monitoring; it never says that a rule is met.");
    lines.add("Isolated margin reduces but does not remove liquidation risk.");
    return String.join("\n", lines).replaceAll("[\\p{Cntrl}&&[^\n]]", " ") + "\n";
  }

  private static void section(List<String> lines, String title, List<String> content) {
    lines.add("");
    lines.add(title);
    content.forEach(line -> lines.add("  " + line));
  }

  private static List<String> orNone(List<String> lines) {
    return lines.isEmpty() ? List.of("None.") : lines;
  }

  private List<CoverageLine> gappy() {
    return coverage.stream().filter(line -> !line.coverage().unwatched().isEmpty()).toList();
  }

  private boolean isWhole() {
    return !period.covered().isAfter(period.from()) && !period.coveredTo().isBefore(period.to());
  }

  private String verdict() {
    List<CoverageLine> gappy = gappy();
    if (!gappy.isEmpty()) {
      Duration sum =
          gappy.stream().map(CertificateText::unwatched).reduce(Duration.ZERO, Duration::plus);
      return "NOT WATCHED THROUGHOUT: %s of %s, %s in all"
          .formatted(gappy.size(), Words.count(coverage.size(), "holding"), shown(sum));
    }
    if (!isWhole()) {
      return "PART OF THE DAY ONLY: the run reaches %s to %s"
          .formatted(Words.time(period.covered()), Words.time(period.coveredTo()));
    }
    return coverage.isEmpty()
        ? "NOTHING WAS HELD"
        : "EVERY HOLDING WAS WATCHED THROUGHOUT, as far as this certificate reaches";
  }

  private static String broken(VenuesSaid venues) {
    return venues.breaks() == 0
        ? ""
        : "; %s APART FROM WHAT VENUES SAY".formatted(Words.count(venues.breaks(), "figure"));
  }

  private static Duration unwatched(CoverageLine line) {
    return line.coverage().of(Quality.STALE).plus(line.coverage().of(Quality.BLIND));
  }

  /** What nobody has shown; named at once, below the verdict. */
  private List<String> notShown(VenuesSaid venues) {
    List<String> lines = new ArrayList<>();
    if (!isWhole()) {
      lines.add(
          "NOT COVERED: what of the day lies outside %s to %s"
              .formatted(Words.time(period.covered()), Words.time(period.coveredTo())));
    }
    lines.addAll(venues.notShown());
    lines.add(
        "NOT SAID: which accounts had to report; %s did: %s"
            .formatted(Words.count(accounts().size(), "account"), String.join(", ", accounts())));
    if (report.facts().clock().measured() == 0) {
      lines.add("NOT MEASURED: how long alerts took.");
    }
    lines.add("NOT MEASURED: the offset of the clocks of venues and platform.");
    return lines;
  }

  private List<String> accounts() {
    return Stream.concat(
            report.facts().balances().stream().map(row -> row.venue() + "/" + row.account()),
            coverage.stream().map(line -> account(line.positionKey())))
        .distinct()
        .sorted()
        .toList();
  }

  private static String account(String positionKey) {
    int second = positionKey.indexOf('/', positionKey.indexOf('/') + 1);
    return positionKey.substring(0, second);
  }

  /** The longest unwatched first. */
  private List<String> holdings() {
    return orNone(
        coverage.stream()
            .sorted(Comparator.comparing((CoverageLine line) -> unwatched(line)).reversed())
            .map(CertificateText::holding)
            .toList());
  }

  private static String holding(CoverageLine line) {
    String how =
        line.coverage().unwatched().isEmpty()
            ? "watched throughout"
            : "watched %s (%s), stale %s, blind %s"
                .formatted(
                    shown(line.coverage().of(Quality.MONITORED)),
                    share(line),
                    shown(line.coverage().of(Quality.STALE)),
                    shown(line.coverage().of(Quality.BLIND)));
    return "%s episode %s, %s: held %s, %s"
        .formatted(line.positionKey(), line.episode(), line.node(), shown(held(line)), how);
  }

  private static Duration held(CoverageLine line) {
    return line.coverage().of(Quality.MONITORED).plus(unwatched(line));
  }

  /** Rounded down: 100 % is 100 %. */
  private static String share(CoverageLine line) {
    BigDecimal held = BigDecimal.valueOf(held(line).toNanos());
    BigDecimal watched = BigDecimal.valueOf(line.coverage().of(Quality.MONITORED).toNanos());
    return Words.percent(watched.divide(held, 6, RoundingMode.FLOOR));
  }

  private List<String> unwatched() {
    return orNone(
        gappy().stream()
            .flatMap(
                line ->
                    line.coverage().unwatched().stream()
                        .map(interval -> shown(line.positionKey(), interval)))
            .toList());
  }

  private static String shown(String positionKey, Interval interval) {
    return "%s to %s %s %s, %s"
        .formatted(
            Words.time(interval.from()),
            Words.time(interval.to()),
            interval.quality(),
            shown(interval.length()),
            positionKey);
  }

  private static String shown(Duration duration) {
    return "%s h %s min".formatted(duration.toHours(), duration.toMinutesPart())
        + (duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s");
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
    AlertClockQuery.Row clock = report.facts().clock();
    long inPeriod =
        report.facts().alerts().stream().filter(alert -> isInPeriod(alert.at())).count();
    List<String> lines = new ArrayList<>();
    lines.add("%s in this period".formatted(Words.count(inPeriod, "alert")));
    lines.add(
        clock.measured() == 0
            ? "no latency was measured in this run"
            : "received to emitted, whole run: half within %s ms, 99 %% within %s ms, longest %s ms,"
                    .formatted(millis(clock.p50()), millis(clock.p99()), millis(clock.longest()))
                + " %s later than 5 s".formatted(clock.late()));
    return lines;
  }

  private static String millis(long micros) {
    return Words.figure(BigDecimal.valueOf(Math.ceilDiv(micros, MICROS_A_MILLI)), 0);
  }

  private boolean isInPeriod(Instant at) {
    return at.isAfter(period.from()) && !at.isAfter(period.to());
  }

  private List<String> breaches() {
    List<BreachesQuery.Row> breaches =
        report.facts().breaches().stream().filter(this::stoodInPeriod).toList();
    long without = breaches.stream().filter(row -> office.incidentOf(row).isEmpty()).count();
    List<Incident> open =
        office.incidents().stream()
            .filter(incident -> incident.state() != IncidentState.RESOLVED)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s stood in this period, %s of them without an incident"
            .formatted(Words.count(breaches.size(), "breach record"), without));
    lines.add(
        "%s of the run, %s not resolved"
            .formatted(Words.count(office.incidents().size(), "incident"), open.size()));
    open.forEach(incident -> lines.add("  " + shown(incident)));
    insights.overrides().stream()
        .filter(row -> row.holdsIn(period.from(), period.to()))
        .forEach(row -> lines.add(shown(row)));
    return lines;
  }

  private boolean stoodInPeriod(BreachesQuery.Row row) {
    Instant ended = row.endedAt();
    return !row.openedAt().isAfter(period.to()) && (ended == null || ended.isAfter(period.from()));
  }

  private static String shown(Incident incident) {
    return "%s %s, %s %s"
        .formatted(
            incident.id(), incident.state(), incident.breach().node(), incident.breach().metric());
  }

  private static String shown(OverridesQuery.Row row) {
    return "override of %s %s, proposed by %s, approved by %s"
        .formatted(
            row.node(),
            row.metric(),
            Optional.ofNullable(row.proposedBy()).orElse("nobody named"),
            Optional.ofNullable(row.approvedBy()).orElse("nobody named"));
  }

  private List<String> totals() {
    return List.of(
        report.tieOut().ties()
            ? "Positions, books, desks and firm add up to each other exactly, asset by asset."
            : "POSITIONS, BOOKS, DESKS AND FIRM DO NOT ADD UP.");
  }

  private List<String> ledgers() {
    return List.of(
        "exports %s %s".formatted(office.cut().exports().number(), office.cut().exports().hash()),
        "steps   %s %s".formatted(office.cut().steps().number(), office.cut().steps().hash()));
  }
}
