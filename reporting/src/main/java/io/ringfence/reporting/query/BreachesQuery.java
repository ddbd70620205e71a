package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Breaches.BREACHES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.Breaches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Which risk budgets were exceeded, from when to when, by how much and why. */
public record BreachesQuery(DSLContext clickhouse, DeskScope scope) {
  private static final Comparator<Row> IN_TIME =
      Comparator.comparing(Row::openedAt)
          .thenComparing(Row::node)
          .thenComparing(Row::metric)
          .thenComparing(Row::currency)
          .thenComparing(Row::scope, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Row::number);

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

  /** Breaches as they stood at an instant, in order of their beginning. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Breaches as they stood and were known, in order of their beginning. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(B.fields())
        .distinctOn(B.NODE, B.METRIC, B.CURRENCY, B.SCOPE, B.NUMBER)
        .from(B)
        .where(
            B.RUN_ID.eq(runId), vantage.holds(B.AS_OF, B.RECORDED_AT), Visible.node(scope, B.NODE))
        .orderBy(
            B.NODE,
            B.METRIC,
            B.CURRENCY,
            B.SCOPE,
            B.NUMBER,
            B.AS_OF.desc(),
            B.RECORDED_AT.desc(),
            B.ENDED_AT.desc().nullsLast())
        .fetch(BreachesQuery::row)
        .stream()
        .sorted(IN_TIME)
        .toList();
  }

  private static Row row(Record row) {
    return new Row(
        row.get(B.NODE),
        row.get(B.METRIC),
        row.get(B.CURRENCY),
        row.get(B.SCOPE),
        row.get(B.NUMBER),
        row.get(B.OPENED_AT),
        row.get(B.CAUSE),
        row.get(B.ACTIVE),
        row.get(B.HARD),
        row.get(B.PEAK),
        row.get(B.PEAK_AT),
        row.get(B.CONFIRMED_AT),
        row.get(B.ENDED_AT),
        row.get(B.ENDING));
  }
}
