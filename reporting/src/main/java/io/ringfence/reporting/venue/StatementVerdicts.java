package io.ringfence.reporting.venue;

import io.ringfence.domain.cash.Statement;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.venue.StatementLine.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the statements of its account stand to an episode: a statement is of the account, so an
 * episode is proved where every statement that touches it ties and they leave none of its time out.
 *
 * @param lines lines of the statements, by account
 * @param asOf until when open episodes go on
 */
public record StatementVerdicts(Map<Statement.Account, List<StatementLine>> lines, Instant asOf) {
  /** All statements that touch it tie, and there are some for a part of its time only. */
  public static final String IN_PART = "ties in part";

  public StatementVerdicts {
    lines = Map.copyOf(lines);
  }

  /** Verdicts by the lines of a report as of an instant. */
  public static StatementVerdicts of(List<StatementLine> lines, Instant asOf) {
    return new StatementVerdicts(
        lines.stream().collect(Collectors.groupingBy(StatementLine::account)), asOf);
  }

  /** The word for an episode: the gravest of what touches it. */
  public String of(CashLedger episode) {
    Instant end = episode.status().equals("open") ? asOf : episode.last();
    List<StatementLine> touching =
        lines.getOrDefault(episode.account(), List.of()).stream()
            .filter(line -> line.from().isBefore(end) && !line.to().isBefore(episode.opened()))
            .toList();
    Set<Verdict> found = EnumSet.noneOf(Verdict.class);
    touching.forEach(line -> found.add(line.verdict()));
    for (Verdict grave :
        List.of(Verdict.DIFFERS, Verdict.SHARED, Verdict.NO_STATEMENT, Verdict.UNKNOWN)) {
      if (found.contains(grave)) {
        return grave.word();
      }
    }
    if (found.isEmpty()) {
      return Verdict.NO_STATEMENT.word();
    }
    return cover(touching, episode.opened(), end) ? Verdict.TIES.word() : IN_PART;
  }

  /** Whether periods of lines leave nothing out between two instants. */
  public static boolean cover(List<StatementLine> lines, Instant from, Instant to) {
    Instant reached = from;
    for (StatementLine line :
        lines.stream().sorted(Comparator.comparing(StatementLine::from)).toList()) {
      if (line.from().isAfter(reached)) {
        return false;
      }
      reached = line.to().isAfter(reached) ? line.to() : reached;
    }
    return !reached.isBefore(to);
  }
}
