package io.ringfence.reporting.report;

import io.ringfence.domain.coverage.Coverage;
import io.ringfence.domain.coverage.Gap;
import io.ringfence.reporting.query.MarkGapsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One holding of a period: which position, and how it was watched.
 *
 * @param positionKey {@code venue/account/instrument/side}
 * @param episode opening of the key, counted from 1
 * @param node book that holds it
 * @param coverage how it was watched while it was held in the period
 */
public record CoverageLine(String positionKey, long episode, String node, Coverage coverage) {
  private static final Set<String> ENDED = Set.of("closed", "liquidated");

  /**
   * When there was no mark to rely on.
   *
   * @param from beginning of the period, inclusive
   * @param to its end, exclusive
   * @param gaps by instrument
   * @param silences when nothing came in at all
   * @param marked instruments that had a mark by the end of the period
   */
  public record Watch(
      Instant from,
      Instant to,
      List<MarkGapsQuery.Row> gaps,
      List<MarkGapsQuery.Row> silences,
      Set<MarkGapsQuery.Instrument> marked) {
    public Watch {
      gaps = List.copyOf(gaps);
      silences = List.copyOf(silences);
      marked = Set.copyOf(marked);
    }

    /** Asks for the gaps of a period. */
    public static Watch of(MarkGapsQuery query, String runId, Instant from, Instant to) {
      return new Watch(
          from,
          to,
          query.between(runId, from, to, RunFacts.TRUSTED_AGE),
          query.silences(runId, from, to, RunFacts.TRUSTED_AGE),
          query.marked(runId, to));
    }

    /** Gaps of a position's instrument; one that never had a mark is one blind gap. */
    private List<Gap> of(String positionKey) {
      List<Gap> found = new ArrayList<>();
      if (marked.stream().noneMatch(instrument -> instrument.isOf(positionKey))) {
        found.add(new Gap(from, to, true));
      }
      for (MarkGapsQuery.Row row : gaps) {
        if (row.instrument().isOf(positionKey)) {
          found.add(new Gap(row.from(), row.to(), row.never()));
        }
      }
      silences.forEach(row -> found.add(new Gap(row.from(), row.to(), true)));
      return found;
    }
  }

  /** Every holding of a period, by key and episode. */
  public static List<CoverageLine> of(Insights insights, Watch watch) {
    List<CoverageLine> lines = new ArrayList<>();
    for (CashLedger ledger : CashLedger.of(insights)) {
      Instant ended = ENDED.contains(ledger.status()) ? ledger.last() : watch.to();
      Instant from = later(ledger.opened(), watch.from());
      Instant to = ended.isBefore(watch.to()) ? ended : watch.to();
      if (from.isBefore(to)) {
        lines.add(
            new CoverageLine(
                ledger.positionKey(),
                ledger.episode(),
                ledger.node(),
                Coverage.of(from, to, watch.of(ledger.positionKey()))));
      }
    }
    return lines;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
