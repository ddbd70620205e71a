package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A budget on one day, (cut, next cut].
 *
 * @param day the day, UTC
 * @param last its last use that was written down
 * @param peak its largest; absent: unknown
 * @param breaches breaches that began on the day, however short
 */
public record DayLine(
    LocalDate day, UtilisationHistoryQuery.Row last, @Nullable BigDecimal peak, long breaches) {
  private static final DayCut CUT = DayCut.UTC_MIDNIGHT;

  /** Days of a report's period and budgets, by day, node, metric and currency. */
  public static List<DayLine> of(RiskReport report, Insights insights, List<BreachLine> lines) {
    Map<String, DayLine> days = new TreeMap<>();
    for (UtilisationHistoryQuery.Row use : insights.uses()) {
      if (use.at().isBefore(report.periodFrom())) {
        continue;
      }
      LocalDate day = CUT.dayOf(use.at());
      days.merge(
          "%s\u0000%s\u0000%s\u0000%s".formatted(day, use.node(), use.metric(), use.currency()),
          new DayLine(day, use, use.used(), breaches(day, use, lines)),
          DayLine::followedBy);
    }
    return new ArrayList<>(days.values());
  }

  private static long breaches(
      LocalDate day, UtilisationHistoryQuery.Row use, List<BreachLine> lines) {
    return lines.stream()
        .map(BreachLine::breach)
        .filter(breach -> breach.node().equals(use.node()))
        .filter(breach -> breach.metric().equals(use.metric()))
        .filter(breach -> breach.currency().equals(use.currency()))
        .filter(breach -> CUT.dayOf(breach.openedAt()).equals(day))
        .count();
  }

  private DayLine followedBy(DayLine later) {
    BigDecimal other = later.peak;
    return new DayLine(
        day,
        later.last,
        peak == null || other == null ? (peak == null ? other : peak) : peak.max(other),
        breaches);
  }
}
