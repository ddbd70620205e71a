package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing to know about a breach of a budget. Rests in the table {@code breaches}: the latest row
 * of a breach says how it stands.
 *
 * @param asOfMicros when it happened, epoch microseconds
 * @param node node of the budget
 * @param metric metric
 * @param currency currency of the limits; empty for counts and fractions
 * @param scope which of the node's positions count; absent: all
 * @param number counts the breaches of the budget from 1
 * @param event OPENED, CONFIRMED, STANDING (at the end of the run) or ENDED
 * @param openedMicros first instant of use above the limit, epoch microseconds
 * @param cause TRADE, MARKET or LIMIT
 * @param active whether the desk did it: an active breach, else a passive one
 * @param hard hard limit that was exceeded last
 * @param used use at {@code asOfMicros}; absent: unknown
 * @param knownPart what is known of it
 * @param unknownCount inputs that are unknown
 * @param peak largest known use so far; absent: it has no finite value
 * @param peakMicros when it was reached first, epoch microseconds
 * @param confirmedMicros since when it does not rest on an unconfirmed mark, epoch microseconds;
 *     absent: it did all along
 * @param endedMicros when it ended, epoch microseconds; absent: it has not
 * @param ending CURED, LIMIT_CHANGED, OVERRIDDEN or RECLASSIFIED; absent with {@code endedMicros}
 */
public record BreachRow(
    long asOfMicros,
    String node,
    String metric,
    String currency,
    @Nullable String scope,
    long number,
    String event,
    long openedMicros,
    String cause,
    boolean active,
    BigDecimal hard,
    @Nullable BigDecimal used,
    BigDecimal knownPart,
    long unknownCount,
    @Nullable BigDecimal peak,
    long peakMicros,
    @Nullable Long confirmedMicros,
    @Nullable Long endedMicros,
    @Nullable String ending) {}
