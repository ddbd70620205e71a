package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/** When a mark first went past a price. Marks are the venues' own and belong to no desk. */
public record MarkBeyondQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * The first mark past the price.
   *
   * @param at when
   * @param price the mark, quote per base
   */
  public record Row(Instant at, BigDecimal price) {}

  /** The first mark after an instant, up to a vantage, below a price; empty: there is none. */
  public Optional<Row> below(
      String runId, InstrumentId instrument, BigDecimal price, Instant after, Vantage to) {
    return first(runId, instrument, MARKS.MARK_PRICE.lt(price), after, to);
  }

  /** The first mark after an instant, up to a vantage, above a price; empty: there is none. */
  public Optional<Row> above(
      String runId, InstrumentId instrument, BigDecimal price, Instant after, Vantage to) {
    return first(runId, instrument, MARKS.MARK_PRICE.gt(price), after, to);
  }

  private Optional<Row> first(
      String runId, InstrumentId instrument, Condition past, Instant after, Vantage to) {
    return clickhouse
        .select(MARKS.OCCURRED_AT, MARKS.MARK_PRICE)
        .from(MARKS)
        .where(
            MARKS.RUN_ID.eq(runId),
            MARKS.VENUE.eq(instrument.venue()),
            MARKS.INSTRUMENT.eq(instrument.symbol()),
            MARKS.OCCURRED_AT.gt(after),
            to.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT),
            past)
        .orderBy(MARKS.OCCURRED_AT, MARKS.RECORDED_AT)
        .limit(1)
        .fetchOptional(Records.mapping(Row::new));
  }
}
