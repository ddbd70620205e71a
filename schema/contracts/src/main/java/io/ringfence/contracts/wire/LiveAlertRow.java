package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One message of the live path. Rests in the table {@code live_alerts}.
 *
 * @param atMicros source time of the mark that caused it, epoch microseconds; of what time caused,
 *     the instant it was due
 * @param kind DISTANCE, MARGIN_RATIO, PRESUMED_LIQUIDATION, STOP, MARK or BUDGET
 * @param level level crossed; absent: only levels have one
 * @param node book of the position, desk that holds the mark's instrument, or node of the budget
 * @param positionKey position; absent: not about one
 * @param instrument {@code venue/instrument}; absent: about a budget
 * @param metric metric of the budget; absent: not about one
 * @param currency currency of the budget; absent: not about one
 * @param markPrice mark in force, quote per base; absent: none, or about a budget
 * @param state state entered, of budgets and marks; absent: about a position
 * @param used what is known of the use of the budget; absent: not about one
 * @param unknownCount open positions of the node whose mark is missing or stale; absent: about a
 *     position
 * @param clock when it was received, detected and emitted
 */
public record LiveAlertRow(
    long atMicros,
    String kind,
    @Nullable BigDecimal level,
    String node,
    @Nullable String positionKey,
    @Nullable String instrument,
    @Nullable String metric,
    @Nullable String currency,
    @Nullable BigDecimal markPrice,
    @Nullable String state,
    @Nullable BigDecimal used,
    @Nullable Long unknownCount,
    LiveClockRow clock) {}
