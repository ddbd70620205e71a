package io.ringfence.launcher.venue;

import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up what a comparison came to. */
public final class VerdictCounts {
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private int isolated;
  private int notIsolated;
  private int flat;
  private int refused;

  /** Counts a compared position. */
  public void add(Compared compared) {
    if (compared.update().mode() == MarginMode.ISOLATED) {
      isolated++;
    } else {
      notIsolated++;
    }
    compared.breaks().forEach(it -> verdicts.merge(it.verdict(), 1, Integer::sum));
  }

  /** Counts a row in which nothing is held. */
  public void addFlat() {
    flat++;
  }

  /** Counts a row that could not be used. */
  public void addRefused() {
    refused++;
  }

  /** Rows that could not be used. */
  public int refused() {
    return refused;
  }

  /** Figures that break. */
  public int breaks() {
    return verdicts.getOrDefault(Verdict.BREAK, 0);
  }

  /** One line. */
  public String summary() {
    return "%s isolated, %s not isolated, %s flat, %s refused; figures: %s"
        .formatted(
            isolated,
            notIsolated,
            flat,
            refused,
            Arrays.stream(Verdict.values())
                .map(it -> verdicts.getOrDefault(it, 0) + " " + it)
                .collect(Collectors.joining(", ")));
  }
}
