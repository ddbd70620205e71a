package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Marks of each instrument hour by hour. Marks are the venues' own and belong to no desk. */
public record HourlyMarksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An hour, (full hour, next full hour], as a bar is.
   *
   * @param venue venue
   * @param instrument instrument as the venue names it
   * @param hour its end
   * @param low lowest mark, quote per base
   * @param high highest mark
   * @param close last mark
   */
  public record Row(
      String venue,
      String instrument,
      Instant hour,
      BigDecimal low,
      BigDecimal high,
      BigDecimal close) {}

  private static final Field<Instant> HOUR =
      DSL.field(
          "toDateTime64(toStartOfHour({0} - toIntervalMicrosecond(1)) + toIntervalHour(1), 6,"
              + " 'UTC')",
          MARKS.OCCURRED_AT.getDataType(), MARKS.OCCURRED_AT);

  /** Hours of a whole run, by hour, venue and instrument. */
  public List<Row> of(String runId) {
    return between(runId, Instant.EPOCH, Vantage.latest(Vantage.EVERYTHING)).stream()
        .sorted(
            Comparator.comparing(Row::hour)
                .thenComparing(Row::venue)
                .thenComparing(Row::instrument))
        .toList();
  }

  /**
   * Hours after an instant up to a vantage, by instrument and hour; an hour without a mark none.
   */
  public List<Row> between(String runId, Instant after, Vantage to) {
    Field<BigDecimal> close =
        DSL.field(
            "argMax({0}, ({1}, {2}))",
            MARKS.MARK_PRICE.getDataType(), MARKS.MARK_PRICE, MARKS.OCCURRED_AT, MARKS.RECORDED_AT);
    Field<Instant> hour = HOUR.as("hour");
    return clickhouse
        .select(
            MARKS.VENUE,
            MARKS.INSTRUMENT,
            hour,
            DSL.min(MARKS.MARK_PRICE),
            DSL.max(MARKS.MARK_PRICE),
            close)
        .from(MARKS)
        .where(
            MARKS.RUN_ID.eq(runId),
            MARKS.OCCURRED_AT.gt(after),
            to.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT))
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT, hour)
        .orderBy(MARKS.VENUE, MARKS.INSTRUMENT, hour)
        .fetch(Records.mapping(Row::new));
  }
}
