package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.BudgetUses.BUDGET_USES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.BudgetUses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.impl.DSL;
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
      BigDecimal hard)
      implements NodePoint {}

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

  /** Budgets of all positions of a node come before those of some of them. */
  private static final Keyset IN_ORDER =
      Keyset.of(U.NODE, U.METRIC, U.CURRENCY, Columns.orEmpty(U.SCOPE), U.AS_OF);

  private static final List<Field<?>> TOLD =
      List.of(U.AS_OF, U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.STATE, U.USED, U.SOFT, U.HARD);

  /**
   * Some rows of a course, by budget and time: of each step the last.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> part(NodeCourse course, Part part) {
    return Paged.of(
        clickhouse
            .select(TOLD)
            .from(lastOfSteps(course))
            .where(IN_ORDER.after(part.after()))
            .orderBy(IN_ORDER.order())
            .limit(part.andOneMore())
            .fetch(UtilisationHistoryQuery::row),
        part,
        UtilisationHistoryQuery::place);
  }

  private Table<?> lastOfSteps(NodeCourse course) {
    Field<Long> step = course.step(U.AS_OF);
    return DSL.select(TOLD)
        .distinctOn(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, step)
        .from(U)
        .where(
            U.RUN_ID.eq(course.runId()),
            U.AS_OF.ge(course.from()),
            course.to().holds(U.AS_OF, U.RECORDED_AT),
            course.holds(U.NODE),
            Visible.node(scope, U.NODE))
        .orderBy(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, step, U.AS_OF.desc(), U.RECORDED_AT.desc())
        .asTable(U.getName());
  }

  private static List<String> place(Row row) {
    return List.of(
        row.node(),
        row.metric(),
        row.currency(),
        Objects.requireNonNullElse(row.part(), ""),
        row.at().toString());
  }

  private static Row row(Record row) {
    return new Row(
        row.get(U.AS_OF),
        row.get(U.NODE),
        row.get(U.METRIC),
        row.get(U.CURRENCY),
        row.get(U.SCOPE),
        row.get(U.STATE),
        row.get(U.USED),
        row.get(U.SOFT),
        row.get(U.HARD));
  }
}
