package io.ringfence.reporting.report;

import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When margin moves are proposed for: at the end of the run, and at the last full hour before the
 * hour with the most liquidations, so that a reader sees the moves that would have helped. An hour
 * is (full hour, next full hour], as a bar is.
 */
final class DecisionInstants {
  private static final int MOST_HOURS = 24;

  private DecisionInstants() {}

  /** The instants in order of time; of several worst hours the first counts. */
  static List<Instant> of(Instant asOf, List<LiquidationsBetweenQuery.Row> liquidations) {
    TreeMap<Instant, Integer> byHour = new TreeMap<>();
    liquidations.forEach(
        liquidation -> byHour.merge(hourBefore(liquidation.at()), 1, Integer::sum));
    TreeSet<Instant> instants = new TreeSet<>(List.of(asOf));
    int most = byHour.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    byHour.entrySet().stream()
        .filter(hour -> hour.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(instants::add);
    return List.copyOf(instants);
  }

  /** Full hours strictly inside a run, the last day's at most, in order of time. */
  static List<Instant> hourly(Instant from, Instant to) {
    Instant last = hourBefore(to);
    Instant first = last.minus(MOST_HOURS - 1, ChronoUnit.HOURS);
    return Stream.iterate(first, at -> !at.isAfter(last), at -> at.plus(1, ChronoUnit.HOURS))
        .filter(at -> at.isAfter(from))
        .toList();
  }

  /** Start of the hour an instant lies in: the last full hour strictly before it. */
  private static Instant hourBefore(Instant at) {
    return at.minusNanos(1).truncatedTo(ChronoUnit.HOURS);
  }
}
