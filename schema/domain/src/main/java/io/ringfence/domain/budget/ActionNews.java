package io.ringfence.domain.budget;

import java.time.Instant;

/**
 * A threshold set something off, or took it back.
 *
 * @param budget the budget
 * @param threshold which of its limits
 * @param action what
 * @param outcome whether it was set off or taken back
 * @param at when
 * @param breach number of the open breach; 0: none is open
 */
public record ActionNews(
    RiskBudget budget,
    Threshold threshold,
    ThresholdAction action,
    Outcome outcome,
    Instant at,
    long breach) {
  /** A limit of a budget. */
  public enum Threshold {
    SOFT,
    HARD
  }

  /** What became of an action. */
  public enum Outcome {
    /** It was set off. */
    FIRED,
    /** A flag was taken back: its state is left. */
    LIFTED
  }
}
