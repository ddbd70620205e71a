package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * How the mark of an instrument went, in steps of equal length. Marks are the venues' own and
 * belong to no desk.
 */
public record MarkPathQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A step.
   *
   * @param at time of its last mark
   * @param low lowest mark, quote per base
   * @param high highest mark
   * @param close last mark
   */
  public record Row(Instant at, BigDecimal low, BigDecimal high, BigDecimal close) {}

  /**
   * Steps from an instant to a vantage, both inclusive, in order of time; a step without a mark has
   * no row.
   *
   * @param most most steps, at least 1
   */
  public List<Row> of(String runId, InstrumentId instrument, Instant from, Vantage to, int most) {
    Field<Long> step = Steps.number(MARKS.OCCURRED_AT, from, to.asOf(), most);
    Field<BigDecimal> close =
        DSL.field(
            "argMax({0}, ({1}, {2}))",
            MARKS.MARK_PRICE.getDataType(), MARKS.MARK_PRICE, MARKS.OCCURRED_AT, MARKS.RECORDED_AT);
    return clickhouse
        .select(
            DSL.max(MARKS.OCCURRED_AT), DSL.min(MARKS.MARK_PRICE), DSL.max(MARKS.MARK_PRICE), close)
        .from(MARKS)
        .where(
            MARKS.RUN_ID.eq(runId),
            MARKS.VENUE.eq(instrument.venue()),
            MARKS.INSTRUMENT.eq(instrument.symbol()),
            MARKS.OCCURRED_AT.ge(from),
            to.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT))
        .groupBy(step)
        .orderBy(DSL.max(MARKS.OCCURRED_AT))
        .fetch(Records.mapping(Row::new));
  }
}
