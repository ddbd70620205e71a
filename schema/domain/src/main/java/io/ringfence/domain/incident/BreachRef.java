package io.ringfence.domain.incident;

import java.time.Instant;

/**
 * The breach an incident is about.
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
    Instant openedAt) {}
