package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.BudgetStates.BUDGET_STATES;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** When which risk budget changed its state. */
public record BudgetStatesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A change of state.
   *
   * @param at instant whose facts it was evaluated with
   * @param node node
   * @param metric metric
   * @param currency currency of the limits; empty for counts and fractions
   * @param state state entered
   * @param previous state before; absent: first evaluation
   * @param used use; absent: unknown
   * @param knownPart what is known of the use
   * @param unknownCount inputs that are unknown
   * @param soft soft limit in force
   * @param hard hard limit in force
   * @param scope which of the node's positions count; absent: all
   * @param kind {@code limit} or {@code override}: what is in force
   */
  public record Row(
      Instant at,
      String node,
      String metric,
      String currency,
      String state,
      @Nullable String previous,
      @Nullable BigDecimal used,
      BigDecimal knownPart,
      long unknownCount,
      BigDecimal soft,
      BigDecimal hard,
      @Nullable String scope,
      String kind) {}

  /** Changes from an instant to another, both inclusive, in order of time, node and metric. */
  public List<Row> between(String runId, Instant from, Instant to) {
    return between(runId, from, Vantage.latest(to));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return clickhouse
        .select(
            BUDGET_STATES.AS_OF,
            BUDGET_STATES.NODE,
            BUDGET_STATES.METRIC,
            BUDGET_STATES.CURRENCY,
            BUDGET_STATES.STATE,
            BUDGET_STATES.PREVIOUS_STATE,
            BUDGET_STATES.USED,
            BUDGET_STATES.KNOWN_PART,
            BUDGET_STATES.UNKNOWN_COUNT,
            BUDGET_STATES.SOFT,
            BUDGET_STATES.HARD,
            BUDGET_STATES.SCOPE,
            BUDGET_STATES.KIND)
        .from(BUDGET_STATES)
        .where(
            BUDGET_STATES.RUN_ID.eq(runId),
            BUDGET_STATES.AS_OF.ge(from),
            to.holds(BUDGET_STATES.AS_OF, BUDGET_STATES.RECORDED_AT),
            Visible.node(scope, BUDGET_STATES.NODE))
        .orderBy(
            BUDGET_STATES.AS_OF,
            BUDGET_STATES.NODE,
            BUDGET_STATES.METRIC,
            BUDGET_STATES.CURRENCY,
            BUDGET_STATES.SCOPE,
            BUDGET_STATES.STATE)
        .fetch(Records.mapping(Row::new));
  }
}
