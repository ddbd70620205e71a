package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How far marks went after an instant. Marks are the venues' own and belong to no desk. */
public record MarksExtremesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Extremes of one instrument.
   *
   * @param venue venue
   * @param instrument instrument as the venue names it
   * @param lowest lowest mark, quote per base
   * @param highest highest mark, quote per base
   */
  public record Row(
      String venue, String instrument, @Nullable BigDecimal lowest, @Nullable BigDecimal highest) {}

  /** Extremes after an instant, exclusive, up to another, inclusive, of the marked instruments. */
  public List<Row> between(String runId, Instant after, Instant upTo) {
    return between(runId, after, Vantage.latest(upTo));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant after, Vantage upTo) {
    return clickhouse
        .select(MARKS.VENUE, MARKS.INSTRUMENT, DSL.min(MARKS.MARK_PRICE), DSL.max(MARKS.MARK_PRICE))
        .from(MARKS)
        .where(
            MARKS.RUN_ID.eq(runId),
            MARKS.OCCURRED_AT.gt(after),
            upTo.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT))
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT)
        .orderBy(MARKS.VENUE, MARKS.INSTRUMENT)
        .fetch(Records.mapping(Row::new));
  }
}
