package io.ringfence.reporting.evidence;

import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import io.ringfence.reporting.venue.StatementLine.Verdict;
import io.ringfence.reporting.venue.StatementVerdicts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What venues said of a certificate's day beside our book, and what they did not say.
 *
 * @param period the day
 * @param statements figures of statements that touch the day, and accounts without
 * @param numbers figures of positions that venues printed on the day
 */
record VenuesSaid(
    CertificateText.Period period, List<StatementLine> statements, List<NumberLine> numbers) {
  private static final Set<Verdict> SAID =
      EnumSet.of(Verdict.TIES, Verdict.DIFFERS, Verdict.UNKNOWN);

  static VenuesSaid of(CertificateText.Period period, RiskReport report, Insights insights) {
    return new VenuesSaid(
        period,
        StatementLine.of(report, insights).stream()
            .filter(line -> line.from().isBefore(period.coveredTo()))
            .filter(line -> line.to().isAfter(period.covered()))
            .toList(),
        NumberLine.of(report, insights).stream().filter(line -> isOfTheDay(period, line)).toList());
  }

  private static boolean isOfTheDay(CertificateText.Period period, NumberLine line) {
    VenueFiguresQuery.Row row = line.row();
    return row == null
        || row.time().at().isAfter(period.covered())
            && !row.time().at().isAfter(period.coveredTo());
  }

  /** How many figures differ from what venues say. */
  long breaks() {
    return count(Verdict.DIFFERS) + numbers.stream().filter(NumberLine::isBreak).count();
  }

  private long count(Verdict verdict) {
    return statements.stream().filter(line -> line.verdict() == verdict).count();
  }

  /** What nobody has shown, for the head of the certificate. */
  List<String> notShown() {
    List<String> lines = new ArrayList<>();
    Map<Statement.Account, List<StatementLine>> said = said();
    if (said.isEmpty()) {
      lines.add("NOT COMPARED: wallets with the venues' own statements; breaks are unknown.");
    } else {
      name(lines, "NO STATEMENT of the day", of(line -> line.verdict() == Verdict.NO_STATEMENT));
      name(
          lines,
          "NO STATEMENT of a part of the day",
          said.entrySet().stream()
              .filter(one -> !isWhole(one.getValue()))
              .map(one -> one.getKey().toString())
              .toList());
      name(lines, "NOT COMPARED, our run does not reach as far", of(line -> line.ours() == null));
    }
    name(lines, "NOT COMPARED, shared accounts", of(line -> line.verdict() == Verdict.SHARED));
    if (numbers.isEmpty()) {
      lines.add("NOT COMPARED: figures of positions with those that venues print.");
    }
    return lines;
  }

  private boolean isWhole(List<StatementLine> lines) {
    return StatementVerdicts.cover(lines, period.covered(), period.coveredTo());
  }

  private static void name(List<String> lines, String what, List<String> accounts) {
    if (!accounts.isEmpty()) {
      lines.add(what + ": " + String.join(", ", accounts));
    }
  }

  private List<String> of(Predicate<StatementLine> which) {
    return statements.stream()
        .filter(which)
        .map(line -> line.account().toString())
        .distinct()
        .toList();
  }

  private Map<Statement.Account, List<StatementLine>> said() {
    return statements.stream()
        .filter(line -> SAID.contains(line.verdict()))
        .collect(Collectors.groupingBy(StatementLine::account, TreeMap::new, Collectors.toList()));
  }

  /** Every account with a statement and every figure that differs. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    said().forEach((account, of) -> lines.add(account + ": " + compared(of)));
    statements.stream()
        .filter(line -> line.verdict() == Verdict.DIFFERS)
        .forEach(line -> lines.add("  BREAK " + shown(line)));
    if (!numbers.isEmpty()) {
      long apart = numbers.stream().filter(NumberLine::isBreak).count();
      lines.add(
          "%s of positions printed by venues, %s of them apart from our book"
              .formatted(Words.count(numbers.size(), "figure"), apart));
    }
    numbers.stream()
        .filter(NumberLine::isBreak)
        .forEach(line -> lines.add("  BREAK " + shown(line)));
    return lines.isEmpty() ? List.of("Nothing.") : lines;
  }

  private String compared(List<StatementLine> lines) {
    long ties = lines.stream().filter(line -> line.verdict() == Verdict.TIES).count();
    return "%s of statements %s to %s UTC, %s of them tie to the last unit"
        .formatted(
            Words.count(lines.size(), "figure"),
            Words.time(lines.getFirst().from()),
            Words.time(lines.getLast().to()),
            ties);
  }

  private static String shown(StatementLine line) {
    return "%s to %s UTC, %s: venue %s, our book %s%s"
        .formatted(
            line.account() + " " + Words.time(line.from()),
            Words.time(line.to()),
            line.figure(),
            figure(line.venue()),
            figure(line.ours()),
            line.reason() == null ? "" : "; " + line.reason().meaning());
  }

  private static String shown(NumberLine line) {
    VenueFiguresQuery.Row row = line.row();
    return row == null
        ? "%s: %s".formatted(line.positionKey(), line.book().word())
        : "%s at %s UTC, %s: venue %s, our book %s, %s"
            .formatted(
                line.positionKey(),
                Words.time(row.time().at()),
                row.figure(),
                figure(row.finding().printed()),
                figure(line.ours()),
                line.book().word());
  }

  private static String figure(@Nullable BigDecimal figure) {
    return figure == null ? Words.UNKNOWN : Precision.canonical(figure);
  }
}
