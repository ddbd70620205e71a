package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.BudgetUses.BUDGET_USES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.BudgetUses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** How the use of the budgets went on, at every instant it was written down. */
public record UtilisationHistoryQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Use of a budget at one instant.
   *
   * @param at the instant
   * @param node node
   * @param metric metric
   * @param currency currency of the limits; empty for counts and fractions
   * @param part which of the node's positions count, {@code property=value}; absent: all
   * @param state state at that instant
   * @param used use; absent: unknown
   * @param soft soft limit in force
   * @param hard hard limit in force
   */
  public record Row(
      Instant at,
      String node,
      String metric,
      String currency,
      @Nullable String part,
      String state,
      @Nullable BigDecimal used,
      BigDecimal soft,
      BigDecimal hard) {}

  private static final BudgetUses U = BUDGET_USES;

  /** Uses from an instant to a vantage, both inclusive, by instant, budget. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return clickhouse
        .select(U.AS_OF, U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.STATE, U.USED, U.SOFT, U.HARD)
        .distinctOn(U.AS_OF, U.NODE, U.METRIC, U.CURRENCY, U.SCOPE)
        .from(U)
        .where(
            U.RUN_ID.eq(runId),
            U.AS_OF.ge(from),
            to.holds(U.AS_OF, U.RECORDED_AT),
            Visible.node(scope, U.NODE))
        .orderBy(U.AS_OF, U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
