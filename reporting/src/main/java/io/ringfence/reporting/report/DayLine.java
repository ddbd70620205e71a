package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A budget on one day, (cut, next cut].
 *
 * @param day the day, by the date of the cut that began it
 * @param cut when days of the node end
 * @param last its last use that was written down
 * @param peak its largest; absent: unknown
 * @param breaches breaches that began on the day, however short
 */
public record DayLine(
    LocalDate day,
    DayCut cut,
    UtilisationHistoryQuery.Row last,
    @Nullable BigDecimal peak,
    long breaches) {
  /** Days of a report's period and budgets, by day, node, metric and currency. */
  public static List<DayLine> of(RiskReport report, Insights insights, List<BreachLine> lines) {
    Map<String, DayLine> days = new TreeMap<>();
    for (UtilisationHistoryQuery.Row use : insights.uses()) {
      if (use.at().isBefore(report.periodFrom())) {
        continue;
      }
      DayCut cut = insights.proofs().cuts().of(use.node());
      LocalDate day = cut.dayOf(use.at());
      days.merge(
          String.join("\u0000", day.toString(), use.node(), use.metric(), use.currency())
              + "\u0000"
              + Objects.requireNonNullElse(use.part(), ""),
          new DayLine(day, cut, use, use.used(), breaches(day, cut, use, lines)),
          DayLine::followedBy);
    }
    return new ArrayList<>(days.values());
  }

  private static long breaches(
      LocalDate day, DayCut cut, UtilisationHistoryQuery.Row use, List<BreachLine> lines) {
    return lines.stream()
        .map(BreachLine::breach)
        .filter(breach -> breach.node().equals(use.node()))
        .filter(breach -> breach.metric().equals(use.metric()))
        .filter(breach -> breach.currency().equals(use.currency()))
        .filter(breach -> Objects.equals(breach.scope(), use.part()))
        .filter(breach -> cut.dayOf(breach.openedAt()).equals(day))
        .count();
  }

  private DayLine followedBy(DayLine later) {
    BigDecimal other = later.peak;
    return new DayLine(
        day,
        cut,
        later.last,
        peak == null || other == null ? (peak == null ? other : peak) : peak.max(other),
        breaches);
  }
}
