package io.ringfence.reporting.report;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Profit;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.report.Beginnings.Episode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Episodes that were open when the day of their book began, and what moved in their wallets since.
 * One that was opened later has nothing before its opening. Of more episodes than a sheet has lines
 * none is told: nobody reads them, and each would be held twice.
 *
 * @param ledgers ledgers of all episodes, by key and episode
 * @param parts what moved since the day cut, of those that were open at it
 */
record EpisodesToday(List<CashLedger> ledgers, Map<Episode, Part> parts) {
  private static final Set<String> ENDED = Set.of("closed", "liquidated");

  /**
   * An episode since the day cut.
   *
   * @param start when the day began
   * @param before how it stood then
   * @param flow what moved since
   */
  record Part(Instant start, Profit.Standing before, CashFlow flow) {
    private Part plus(CashFlow more) {
      return new Part(start, before, flow.plus(more));
    }

    private Part with(Profit.Standing standing) {
      return new Part(start, standing, flow);
    }
  }

  static EpisodesToday of(Insights insights, Instant asOf) {
    List<CashLedger> ledgers = CashLedger.of(insights);
    Map<Episode, Part> parts = new HashMap<>();
    if (ledgers.size() > RiskReport.MOST_LINES) {
      return new EpisodesToday(ledgers, parts);
    }
    for (CashLedger ledger : ledgers) {
      Instant start = insights.proofs().cuts().of(ledger.node()).startOf(asOf);
      boolean hadEnded = ENDED.contains(ledger.status()) && !ledger.last().isAfter(start);
      if (!hadEnded && !ledger.opened().isAfter(start)) {
        parts.put(episode(ledger), new Part(start, Profit.Standing.NOTHING, CashFlow.NOTHING));
      }
    }
    CashEntry.each(insights, entry -> add(entry, parts));
    Beginnings beginnings = insights.proofs().beginnings();
    parts.replaceAll(
        (episode, part) -> beginnings.episode(part.start(), episode).map(part::with).orElse(part));
    return new EpisodesToday(ledgers, parts);
  }

  /**
   * What moved before the cut makes the wallet there was; what it was worth at the mark is unknown
   * unless it is read.
   */
  private static void add(CashEntry entry, Map<Episode, Part> parts) {
    PositionChangesQuery.Row change = entry.change();
    parts.computeIfPresent(
        new Episode(change.positionKey(), change.episode()),
        (_, part) ->
            change.at().isAfter(part.start())
                ? part.plus(entry.flow())
                : part.with(unvalued(change.wallet())));
  }

  private static Profit.Standing unvalued(BigDecimal wallet) {
    return new Profit.Standing(wallet, null, null);
  }

  /** An episode since the day cut; empty: it was opened since, or had ended before. */
  Optional<Part> since(CashLedger ledger) {
    return Optional.ofNullable(parts.get(episode(ledger)));
  }

  private static Episode episode(CashLedger ledger) {
    return new Episode(ledger.positionKey(), ledger.episode());
  }
}
