package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One risk budget of one node. Source: the budgets file of a replay; rests in the table {@code
 * budgets}.
 *
 * @param node {@code firm}, {@code firm/desk}, {@code firm/desk/book} or below
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
 * @param givenMicros when it was given, epoch microseconds; absent: before the first event
 * @param kind {@code limit}, or {@code override}: takes its place while it is valid
 * @param scope which of the node's positions it counts, {@code property=value}; absent: all
 * @param basis {@code amount}, or {@code capital}: limits are fractions of the node's capital
 * @param regime {@code calm}, {@code normal} or {@code stressed}; absent: in any
 * @param softActions what the soft limit sets off, words joined by {@code +}; absent: notify
 * @param hardActions what the hard limit sets off; absent: notify
 * @param proposedBy who proposed it; absent: not said
 * @param approvedBy who approved it; absent: not said
 * @param dayZone IANA zone of the node's day cut; absent: the row does not say
 * @param dayCut local time of the cut, {@code HH:mm}; absent with the zone
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
    @Nullable Long validToMicros,
    @Nullable Long givenMicros,
    String kind,
    @Nullable String scope,
    String basis,
    @Nullable String regime,
    @Nullable String softActions,
    @Nullable String hardActions,
    @Nullable String proposedBy,
    @Nullable String approvedBy,
    @Nullable String dayZone,
    @Nullable String dayCut) {
  /** State that was written before there were kinds and bases has neither. */
  public BudgetRow {
    kind = Objects.requireNonNullElse(kind, "limit");
    basis = Objects.requireNonNullElse(basis, "amount");
  }
}
