package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rate that a node needs to measure its budgets entered a condition. Rests in the table {@code
 * rate_conditions}.
 *
 * @param asOfMicros when, epoch microseconds
 * @param node the node
 * @param scope which of the node's positions are measured; absent: all
 * @param base asset that is converted
 * @param quote currency it is expressed in
 * @param condition MISSING, STALE or CURRENT
 * @param rate the newest rate; absent: there is none
 * @param rateMicros when it was true, epoch microseconds; absent with it
 */
public record RateConditionRow(
    long asOfMicros,
    String node,
    @Nullable String scope,
    String base,
    String quote,
    String condition,
    @Nullable BigDecimal rate,
    @Nullable Long rateMicros) {}
