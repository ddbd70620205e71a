package io.ringfence.domain.incident;

import java.time.Instant;

/**
 * The breach an incident is about. A breach that begins again is another one, with the next number,
 * and so another incident: what was resolved stays resolved.
 *
 * @param run the run it was recorded in
 * @param node node of the budget
 * @param metric what is limited
 * @param currency currency of the limits; empty for counts and fractions
 * @param scope which of the node's positions count; empty: all
 * @param number counts the breaches of the budget from 1
 * @param openedAt first instant of use above the limit
 */
public record BreachRef(
    String run,
    String node,
    String metric,
    String currency,
    String scope,
    long number,
    Instant openedAt) {
  /**
   * Stands for what is limited where a position was opened again too soon after its liquidation.
   */
  public static final String RE_ENTRY = "re_entry";

  /**
   * The same for a position that was opened again too soon after its liquidation: nothing is
   * limited by an amount then. Source: risk definitions, 1.
   *
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode its opening, counted from 1
   * @param openedAt when it was opened again
   */
  public static BreachRef reEntry(
      String run, String node, String positionKey, long episode, Instant openedAt) {
    return new BreachRef(run, node, RE_ENTRY, "", positionKey, episode, openedAt);
  }

  /** What is limited, and which part of the node counts, for people. */
  public String subject() {
    return scope.isEmpty() ? metric : metric + " of " + scope;
  }
}
