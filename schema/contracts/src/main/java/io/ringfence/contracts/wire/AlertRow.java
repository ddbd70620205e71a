package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One message a desk receives. Rests in the table {@code alerts}.
 *
 * @param atMicros source time of the event that caused it, epoch microseconds
 * @param kind DISTANCE, MARGIN_RATIO, LIQUIDATION, PRESUMED_LIQUIDATION, BUDGET, MARK or RATE
 * @param level level crossed; absent: only levels have one
 * @param node node it concerns: the book of the position, or the node of the budget
 * @param positionKey position; absent: not about one
 * @param metric metric of the budget; absent: not about one
 * @param markPrice mark that caused it
 * @param liquidationPrice liquidation price at that moment, scale 18
 * @param distance distance at that moment, signed fraction of the mark, scale 18
 * @param marginRatio margin ratio at that moment, scale 18; absent: equity not positive
 * @param state state entered, for budgets; condition, for marks and rates
 * @param used use of the budget, for budget alerts; absent: unknown
 * @param scope which of the node's positions the budget counts; absent: all
 * @param knownPart what is known of the use, for budget alerts
 * @param unknownCount inputs that are unknown, for budget alerts
 * @param instrument {@code venue/instrument}, for alerts of marks; {@code base/quote}, of rates
 * @param alertId what acknowledgements name it by: follows from its content; {@link #UNNAMED} until
 *     it is emitted
 * @param clock when it was received, detected and emitted
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
    @Nullable BigDecimal used,
    @Nullable String scope,
    @Nullable BigDecimal knownPart,
    @Nullable Long unknownCount,
    @Nullable String instrument,
    String alertId,
    ClockRow clock) {
  /** Name of an alert that has not left yet. */
  public static final String UNNAMED = "";

  /** The same under its name, emitted at an instant of the wall clock, epoch microseconds. */
  public AlertRow emitted(String name, long micros) {
    return new AlertRow(
        atMicros,
        kind,
        level,
        node,
        positionKey,
        metric,
        markPrice,
        liquidationPrice,
        distance,
        marginRatio,
        state,
        used,
        scope,
        knownPart,
        unknownCount,
        instrument,
        name,
        clock.emitted(micros));
  }
}
