package io.ringfence.domain.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How a position was watched while it was held: intervals without a hole or an overlap, neighbours
 * of different quality. Source: risk definitions, 5, coverage log.
 *
 * @param intervals from the first moment to the last, in order
 */
public record Coverage(List<Interval> intervals) {
  public Coverage {
    intervals = List.copyOf(intervals);
  }

  /**
   * Coverage of a holding.
   *
   * @param from when it began, inclusive
   * @param to when it ended, exclusive; a holding without length has no intervals
   * @param gaps times without a mark to rely on; may overlap, in any order; blind wins over stale
   */
  public static Coverage of(Instant from, Instant to, List<Gap> gaps) {
    TreeSet<Instant> edges = new TreeSet<>(List.of(from, to));
    for (Gap gap : gaps) {
      edges.add(gap.from());
      edges.add(gap.to());
    }
    List<Interval> intervals = new ArrayList<>();
    Instant start = from;
    for (Instant edge : edges) {
      if (edge.isAfter(start) && !edge.isAfter(to)) {
        add(intervals, new Interval(start, edge, qualityAt(start, gaps)));
        start = edge;
      }
    }
    return new Coverage(intervals);
  }

  private static void add(List<Interval> intervals, Interval next) {
    if (!intervals.isEmpty() && intervals.getLast().quality() == next.quality()) {
      Interval before = intervals.removeLast();
      intervals.add(new Interval(before.from(), next.to(), next.quality()));
    } else {
      intervals.add(next);
    }
  }

  private static Quality qualityAt(Instant at, List<Gap> gaps) {
    Quality quality = Quality.MONITORED;
    for (Gap gap : gaps) {
      if (gap.holds(at) && gap.blind()) {
        return Quality.BLIND;
      }
      if (gap.holds(at)) {
        quality = Quality.STALE;
      }
    }
    return quality;
  }

  /** How long it was of a quality. */
  public Duration of(Quality quality) {
    return intervals.stream()
        .filter(interval -> interval.quality() == quality)
        .map(Interval::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Everything but what was monitored, in order. */
  public List<Interval> unwatched() {
    return intervals.stream().filter(it -> it.quality() != Quality.MONITORED).toList();
  }
}
