package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One change of the state of a budget. Rests in the table {@code budget_states}.
 *
 * @param asOfMicros instant of the change, epoch microseconds
 * @param node node
 * @param metric metric
 * @param currency currency of the limits; empty for counts and fractions
 * @param state WITHIN, WARNING, BREACH, UNKNOWN_AT_LEAST or UNCONFIRMED
 * @param previousState state before; absent: first evaluation
 * @param used use of the budget; absent: unknown
 * @param knownPart what is known of the use, unknown positions at full cap
 * @param unknownCount inputs that are unknown
 * @param soft soft limit in force
 * @param hard hard limit in force
 * @param scope which of the node's positions count; absent: all
 * @param kind {@code limit} or {@code override}: what is in force
 * @param basis {@code amount}; {@code capital}: the capital is unknown, limits are fractions of it
 */
public record BudgetStateRow(
    long asOfMicros,
    String node,
    String metric,
    String currency,
    String state,
    @Nullable String previousState,
    @Nullable BigDecimal used,
    BigDecimal knownPart,
    long unknownCount,
    BigDecimal soft,
    BigDecimal hard,
    @Nullable String scope,
    String kind,
    String basis) {}
