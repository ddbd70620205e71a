package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Breaches.BREACHES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.Breaches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which risk budgets were exceeded, from when to when, by how much and why. */
public record BreachesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A breach by the raw hard limit.
   *
   * @param node node of the budget
   * @param metric what is limited
   * @param currency currency of the limits; empty for counts and fractions
   * @param scope which of the node's positions count; absent: all
   * @param number counts the breaches of the budget from 1
   * @param openedAt first instant of use above the limit
   * @param cause {@code TRADE}, {@code MARKET} or {@code LIMIT}
   * @param active whether the desk did it, else it is passive
   * @param hard limit that was exceeded last
   * @param peak largest known use; absent: without a finite value
   * @param peakAt when it was reached first
   * @param confirmedAt since when it rests on no unconfirmed mark; absent: it did all along
   * @param endedAt when it ended; absent: it had not
   * @param ending {@code CURED}, {@code LIMIT_CHANGED}, {@code OVERRIDDEN} or {@code RECLASSIFIED};
   *     absent: it had not ended
   */
  public record Row(
      String node,
      String metric,
      String currency,
      @Nullable String scope,
      long number,
      Instant openedAt,
      String cause,
      boolean active,
      BigDecimal hard,
      @Nullable BigDecimal peak,
      Instant peakAt,
      @Nullable Instant confirmedAt,
      @Nullable Instant endedAt,
      @Nullable String ending) {}

  private static final Breaches B = BREACHES;

  /** The last state of each, wherever it is selected from, stands under this alias. */
  private static final Breaches LAST = BREACHES.as("b");

  private static final Keyset BY_BEGINNING =
      Keyset.of(
          LAST.OPENED_AT,
          LAST.NODE,
          LAST.METRIC,
          LAST.CURRENCY,
          Columns.orEmpty(LAST.SCOPE),
          LAST.NUMBER);

  /** Breaches as they stood at an instant, in order of their beginning. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Breaches as they stood and were known, in order of their beginning. */
  public List<Row> at(String runId, Vantage vantage) {
    return ask(runId, vantage).orderBy(BY_BEGINNING.order()).fetch(BreachesQuery::row);
  }

  /**
   * Some of them.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> at(String runId, Vantage vantage, Part part) {
    return Paged.of(
        ask(runId, vantage)
            .where(BY_BEGINNING.after(part.after()))
            .orderBy(BY_BEGINNING.order())
            .limit(part.andOneMore())
            .fetch(BreachesQuery::row),
        part,
        BreachesQuery::place);
  }

  private SelectJoinStep<Record> ask(String runId, Vantage vantage) {
    Select<Record> last =
        DSL.select(List.of(B.fields()))
            .distinctOn(B.NODE, B.METRIC, B.CURRENCY, B.SCOPE, B.NUMBER)
            .from(B)
            .where(
                B.RUN_ID.eq(runId),
                vantage.holds(B.AS_OF, B.RECORDED_AT),
                Visible.node(scope, B.NODE))
            .orderBy(
                B.NODE,
                B.METRIC,
                B.CURRENCY,
                B.SCOPE,
                B.NUMBER,
                B.AS_OF.desc(),
                B.RECORDED_AT.desc(),
                B.ENDED_AT.desc().nullsLast());
    return clickhouse.select(List.of(LAST.fields())).from(DSL.table("({0}) AS b", last));
  }

  private static List<String> place(Row row) {
    return List.of(
        row.openedAt().toString(),
        row.node(),
        row.metric(),
        row.currency(),
        Objects.requireNonNullElse(row.scope(), ""),
        Long.toString(row.number()));
  }

  private static Row row(Record row) {
    return new Row(
        row.get(LAST.NODE),
        row.get(LAST.METRIC),
        row.get(LAST.CURRENCY),
        row.get(LAST.SCOPE),
        row.get(LAST.NUMBER),
        row.get(LAST.OPENED_AT),
        row.get(LAST.CAUSE),
        row.get(LAST.ACTIVE),
        row.get(LAST.HARD),
        row.get(LAST.PEAK),
        row.get(LAST.PEAK_AT),
        row.get(LAST.CONFIRMED_AT),
        row.get(LAST.ENDED_AT),
        row.get(LAST.ENDING));
  }
}
