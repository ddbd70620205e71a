package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One risk budget of one node. Source: the budgets file of a replay; rests in the table {@code
 * budgets}.
 *
 * @param node {@code firm}, {@code firm/desk} or {@code firm/desk/book}
 * @param metric what is limited, for example {@code open_capital_at_risk}
 * @param currency currency of the limits; empty for counts and fractions
 * @param soft use above it is a warning
 * @param hard use above it is a breach
 * @param softLeave use at or below it ends a warning; absent: {@code soft}
 * @param hardLeave use at or below it ends a breach; absent: {@code hard}
 * @param minDwellSeconds shortest stay in a state before it may be left downwards, seconds, at
 *     least 0
 * @param validFromMicros from when, epoch microseconds; absent: always
 * @param validToMicros until when, exclusive, epoch microseconds; absent: open
 */
public record BudgetRow(
    String node,
    String metric,
    String currency,
    BigDecimal soft,
    BigDecimal hard,
    @Nullable BigDecimal softLeave,
    @Nullable BigDecimal hardLeave,
    long minDwellSeconds,
    @Nullable Long validFromMicros,
    @Nullable Long validToMicros) {}
