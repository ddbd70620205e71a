package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Something a threshold of a budget set off or took back. Rests in the table {@code
 * threshold_actions}.
 *
 * @param asOfMicros when, epoch microseconds
 * @param node node of the budget
 * @param metric metric
 * @param currency currency of the limits; empty for counts and fractions
 * @param scope which of the node's positions count; absent: all
 * @param threshold SOFT or HARD
 * @param action NOTIFY, SUGGEST, REQUEST_APPROVAL or REDUCE_ONLY
 * @param outcome FIRED or LIFTED
 * @param actionId what acknowledgements name it by: follows from its content
 * @param breach number of the breach it belongs to; absent: none was open
 */
public record ThresholdActionRow(
    long asOfMicros,
    String node,
    String metric,
    String currency,
    @Nullable String scope,
    String threshold,
    String action,
    String outcome,
    String actionId,
    @Nullable Long breach) {}
