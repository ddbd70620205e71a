package io.ringfence.reporting;

import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The breaches of a run as lines of text: how many, and those that stand at its end. */
final class BreachLines {
  private static final int MOST = 5;

  private BreachLines() {}

  static List<String> of(List<BreachesQuery.Row> breaches) {
    List<BreachesQuery.Row> standing =
        breaches.stream().filter(breach -> breach.endedAt() == null).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Breaches by the raw hard limit: %s, of which %s not ended"
            .formatted(breaches.size(), standing.size()));
    standing.stream().limit(MOST).forEach(breach -> lines.add(line(breach)));
    if (standing.size() > MOST) {
      lines.add(
          "  and %s more, see breachRecords in summary.json".formatted(standing.size() - MOST));
    }
    return lines;
  }

  private static String line(BreachesQuery.Row breach) {
    BigDecimal peak = breach.peak();
    return "  %s %s%s since %s UTC, %s, peak %s over %s%s"
        .formatted(
            breach.node(),
            breach.metric(),
            breach.scope() == null ? "" : " of " + breach.scope(),
            Words.time(breach.openedAt()),
            breach.active() ? "active" : "passive",
            peak == null ? "without bound" : Words.figure(peak, 2),
            Words.figure(breach.hard(), 2),
            breach.confirmedAt() == null ? ", not confirmed" : "");
  }
}
