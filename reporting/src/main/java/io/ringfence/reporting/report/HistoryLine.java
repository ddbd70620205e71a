package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.UtilisationByHourQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Use of a node's two budgets at the end of an hour, fractions of the hard limits.
 *
 * @param at the last instant of the hour at which it was written down
 * @param currency currency of the limits
 * @param openCapital use of open capital at risk; empty: unknown, or no budget
 * @param periodLoss use of period loss; empty: unknown, or no budget
 */
public record HistoryLine(
    Instant at,
    String currency,
    Optional<BigDecimal> openCapital,
    Optional<BigDecimal> periodLoss) {
  private static final int SCALE = 6;

  /**
   * History of the report's node in the currency in which most was written down; of more instants
   * than can be drawn every so many-th, the last always.
   */
  public static List<HistoryLine> of(RiskReport report, Insights insights, int most) {
    String node = report.facts().subject().node().toString();
    Map<String, TreeMap<Instant, HistoryLine>> byCurrency = new TreeMap<>();
    for (UtilisationByHourQuery.Row use : insights.proofs().hours()) {
      if (use.part() == null && use.node().equals(node) && isCharted(use.metric())) {
        byCurrency
            .computeIfAbsent(use.currency(), _ -> new TreeMap<>())
            .merge(use.hour(), of(use), HistoryLine::with);
      }
    }
    return byCurrency.values().stream()
        .max(Comparator.comparingInt(Map::size))
        .map(lines -> thinned(new ArrayList<>(lines.values()), most))
        .orElse(List.of());
  }

  private static boolean isCharted(String metric) {
    return metric.equals(BudgetMetric.OPEN_CAPITAL_AT_RISK.code())
        || metric.equals(BudgetMetric.PERIOD_LOSS.code());
  }

  private static HistoryLine of(UtilisationByHourQuery.Row use) {
    UtilisationByHourQuery.Last last = use.last();
    BigDecimal used = last.used();
    Optional<BigDecimal> share =
        used == null || last.hard().signum() == 0
            ? Optional.empty()
            : Optional.of(used.divide(last.hard(), SCALE, RoundingMode.CEILING));
    return use.metric().equals(BudgetMetric.PERIOD_LOSS.code())
        ? new HistoryLine(last.at(), use.currency(), Optional.empty(), share)
        : new HistoryLine(last.at(), use.currency(), share, Optional.empty());
  }

  private HistoryLine with(HistoryLine other) {
    return new HistoryLine(
        at, currency, openCapital.or(other::openCapital), periodLoss.or(other::periodLoss));
  }

  private static List<HistoryLine> thinned(List<HistoryLine> lines, int most) {
    int every = Math.max(1, Math.ceilDiv(lines.size(), most));
    List<HistoryLine> kept = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i -= every) {
      kept.addFirst(lines.get(i));
    }
    return kept;
  }
}
