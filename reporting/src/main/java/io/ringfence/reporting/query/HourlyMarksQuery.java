package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Lowest, highest and last mark of each hour of a run. Marks are the venues' own and belong to no
 * desk. An hour is (full hour, next full hour], as a bar is.
 */
public record HourlyMarksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An hour of one instrument.
   *
   * @param venue venue
   * @param instrument instrument as the venue names it
   * @param from full hour it begins after
   * @param lowest lowest mark in it, quote per base
   * @param highest highest mark in it, quote per base
   * @param last mark in force at its end, quote per base
   */
  public record Row(
      String venue,
      String instrument,
      @Nullable Instant from,
      @Nullable BigDecimal lowest,
      @Nullable BigDecimal highest,
      @Nullable BigDecimal last) {}

  /** Hours that have marks, by time, venue and instrument. */
  public List<Row> of(String runId) {
    Field<Instant> hour =
        DSL.field(
            "toDateTime64(toStartOfHour(addMicroseconds({0}, -1)), 6, 'UTC')",
            MARKS.OCCURRED_AT.getDataType(), MARKS.OCCURRED_AT);
    Field<BigDecimal> last =
        DSL.field(
            "argMax({0}, {1})",
            MARKS.MARK_PRICE.getDataType(), MARKS.MARK_PRICE, MARKS.OCCURRED_AT);
    return clickhouse
        .select(
            MARKS.VENUE,
            MARKS.INSTRUMENT,
            hour.as("hour"),
            DSL.min(MARKS.MARK_PRICE),
            DSL.max(MARKS.MARK_PRICE),
            last)
        .from(MARKS)
        .where(MARKS.RUN_ID.eq(runId))
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT, DSL.field("hour"))
        .orderBy(DSL.field("hour"), MARKS.VENUE, MARKS.INSTRUMENT)
        .fetch(Records.mapping(Row::new));
  }
}
