package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One message a desk receives. Rests in the table {@code alerts}.
 *
 * @param atMicros source time of the event that caused it, epoch microseconds
 * @param kind DISTANCE, MARGIN_RATIO, LIQUIDATION or BUDGET
 * @param level level crossed; absent: liquidation and budget have none
 * @param node node it concerns: the book of the position, or the node of the budget
 * @param positionKey position; absent: a budget alert
 * @param metric metric of the budget; absent: a position alert
 * @param markPrice mark that caused it
 * @param liquidationPrice liquidation price at that moment, scale 18
 * @param distance distance at that moment, signed fraction of the mark, scale 18
 * @param marginRatio margin ratio at that moment, scale 18; absent: equity not positive
 * @param state state entered, for budget alerts
 * @param used use of the budget, for budget alerts
 */
public record AlertRow(
    long atMicros,
    String kind,
    @Nullable BigDecimal level,
    String node,
    @Nullable String positionKey,
    @Nullable String metric,
    @Nullable BigDecimal markPrice,
    @Nullable BigDecimal liquidationPrice,
    @Nullable BigDecimal distance,
    @Nullable BigDecimal marginRatio,
    @Nullable String state,
    @Nullable BigDecimal used) {}
