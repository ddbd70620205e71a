package io.ringfence.reporting.report;

import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An alert and who took notice of it.
 *
 * @param row the alert
 * @param acknowledgements of it, in order of time
 */
public record AlertLine(
    AlertsBetweenQuery.Row row, List<AcknowledgementsQuery.Row> acknowledgements) {
  public AlertLine {
    acknowledgements = List.copyOf(acknowledgements);
  }

  /** The alerts of a report, in order of time. */
  public static List<AlertLine> of(RunFacts facts) {
    Map<String, List<AcknowledgementsQuery.Row>> byNotice =
        facts.acknowledgements().stream()
            .collect(Collectors.groupingBy(AcknowledgementsQuery.Row::noticeId));
    return facts.alerts().stream()
        .map(row -> new AlertLine(row, byNotice.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /**
   * Whether it has a name that can be acknowledged: alerts of runs before there were any do not.
   */
  public boolean isNamed() {
    return !row.id().isEmpty();
  }

  /** The first acknowledgement; empty: none yet. */
  public Optional<AcknowledgementsQuery.Row> first() {
    return acknowledgements.stream().findFirst();
  }
}
