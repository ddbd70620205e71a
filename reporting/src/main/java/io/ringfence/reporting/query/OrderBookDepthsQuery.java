package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.OrderBookDepths.ORDER_BOOK_DEPTHS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.OrderBookDepths;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** What rested in order books. They are the venues' own and belong to no desk. */
public record OrderBookDepthsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * What rests within a distance of the mid price.
   *
   * @param venue venue
   * @param instrument instrument as the venue names it
   * @param bookSide {@code bid}: resting buys; {@code ask}: resting sells
   * @param withinBps the distance, basis points
   * @param at when it was so
   * @param quantity quantity that rests there, base asset
   * @param notional value of it, quote currency
   */
  public record Row(
      String venue,
      String instrument,
      String bookSide,
      long withinBps,
      Instant at,
      BigDecimal quantity,
      BigDecimal notional) {}

  private static final OrderBookDepths D = ORDER_BOOK_DEPTHS;

  /** The latest of each side and distance, by venue, instrument, side and distance. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(
            D.VENUE, D.INSTRUMENT, D.BOOK_SIDE, D.WITHIN_BPS, D.OCCURRED_AT, D.QUANTITY, D.NOTIONAL)
        .distinctOn(D.VENUE, D.INSTRUMENT, D.BOOK_SIDE, D.WITHIN_BPS)
        .from(D)
        .where(D.RUN_ID.eq(runId), vantage.holds(D.OCCURRED_AT, D.RECORDED_AT))
        .orderBy(
            D.VENUE,
            D.INSTRUMENT,
            D.BOOK_SIDE,
            D.WITHIN_BPS,
            D.OCCURRED_AT.desc(),
            D.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
