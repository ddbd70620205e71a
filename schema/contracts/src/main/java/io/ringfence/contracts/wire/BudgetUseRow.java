package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Use of one budget at a snapshot instant. Rests in the table {@code budget_uses}.
 *
 * @param asOfMicros snapshot instant, epoch microseconds
 * @param node node
 * @param metric metric
 * @param currency currency of the limits; empty for counts and fractions
 * @param state state at that instant
 * @param used use of the budget; absent: unknown
 * @param knownPart what is known of the use, unknown positions at full cap
 * @param unknownCount inputs that are unknown
 * @param soft soft limit in force
 * @param hard hard limit in force
 * @param scope which of the node's positions count; absent: all
 * @param kind {@code limit} or {@code override}: what is in force
 * @param basis {@code amount}; {@code capital}: the capital is unknown, limits are fractions of it
 */
public record BudgetUseRow(
    long asOfMicros,
    String node,
    String metric,
    String currency,
    String state,
    @Nullable BigDecimal used,
    BigDecimal knownPart,
    long unknownCount,
    BigDecimal soft,
    BigDecimal hard,
    @Nullable String scope,
    String kind,
    String basis) {}
