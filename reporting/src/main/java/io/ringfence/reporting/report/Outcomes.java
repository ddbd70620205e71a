package io.ringfence.reporting.report;

import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.reallocation.Trigger;
import java.util.List;
import java.util.Set;

/**
 * What following proposals hour by hour would have come to, and what ignoring them did. Simulated,
 * as {@link WalkForward} says.
 *
 * @param hours by asset and time
 * @param scores by asset and time
 * @param tickets what is to be decided at the end of the run
 */
public record Outcomes(List<Hourly> hours, List<Scored> scores, DecisionTickets tickets) {
  /** Nothing was walked. */
  public static final Outcomes NONE = new Outcomes(List.of(), List.of(), DecisionTickets.NONE);

  /**
   * An hour of one settlement asset.
   *
   * @param asset settlement asset
   * @param step the hour
   * @param reasons what called for a batch since the hour before
   */
  public record Hourly(String asset, WalkForward.Step step, Set<Trigger.Reason> reasons) {}

  /**
   * A move of one settlement asset.
   *
   * @param asset settlement asset
   * @param score what it would have cost and saved
   */
  public record Scored(String asset, Score score) {}

  public Outcomes {
    hours = List.copyOf(hours);
    scores = List.copyOf(scores);
  }
}
