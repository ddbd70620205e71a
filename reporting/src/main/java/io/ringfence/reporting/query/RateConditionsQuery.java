package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.RateConditions.RATE_CONDITIONS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** When conversion rates that budgets need were missing or stale, and when no longer. */
public record RateConditionsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A rate entered a condition.
   *
   * @param at when
   * @param node node whose budgets need the rate
   * @param part which of the node's positions are measured; absent: all
   * @param base asset that is converted
   * @param quote currency of the budget it is expressed in
   * @param condition {@code MISSING} or {@code STALE}: what needs the rate is unknown; {@code
   *     CURRENT}: no longer
   * @param rate the newest rate, units of quote for one of base; absent: there is none
   * @param rateAt when it was true at its source; absent with it
   */
  public record Row(
      Instant at,
      String node,
      @Nullable String part,
      String base,
      String quote,
      String condition,
      @Nullable BigDecimal rate,
      @Nullable Instant rateAt) {}

  /** Conditions up to a vantage in order of time. */
  public List<Row> upTo(String runId, Vantage vantage) {
    return clickhouse
        .select(
            RATE_CONDITIONS.AS_OF,
            RATE_CONDITIONS.NODE,
            RATE_CONDITIONS.SCOPE,
            RATE_CONDITIONS.BASE,
            RATE_CONDITIONS.QUOTE,
            RATE_CONDITIONS.CONDITION,
            RATE_CONDITIONS.RATE,
            RATE_CONDITIONS.RATE_AT)
        .from(RATE_CONDITIONS)
        .where(
            RATE_CONDITIONS.RUN_ID.eq(runId),
            vantage.holds(RATE_CONDITIONS.AS_OF, RATE_CONDITIONS.RECORDED_AT),
            Visible.node(scope, RATE_CONDITIONS.NODE))
        .orderBy(
            RATE_CONDITIONS.AS_OF,
            RATE_CONDITIONS.NODE,
            RATE_CONDITIONS.SCOPE.asc().nullsFirst(),
            RATE_CONDITIONS.BASE,
            RATE_CONDITIONS.QUOTE)
        .fetch(Records.mapping(Row::new));
  }
}
