package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which instruments with open positions had no mark, or only an old one, at an instant. */
public record StaleMarksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An instrument whose mark cannot be trusted.
   *
   * @param venue venue
   * @param instrument instrument as the venue names it
   * @param positions open positions in it
   * @param lastMarkAt time of its last mark; absent: it never had one
   */
  public record Row(String venue, String instrument, int positions, @Nullable Instant lastMarkAt) {}

  private static final PositionVersions V = InForce.V;

  /**
   * Instruments of open positions whose last mark is older than an age, by venue and instrument.
   *
   * @param asOf the instant
   * @param age oldest mark that is still trusted
   */
  public List<Row> at(String runId, Instant asOf, Duration age) {
    return at(runId, Vantage.latest(asOf), age);
  }

  /** The same from a vantage. */
  public List<Row> at(String runId, Vantage vantage, Duration age) {
    Field<Integer> positions = DSL.count().as("positions");
    Table<?> open =
        DSL.select(V.VENUE, V.INSTRUMENT, positions)
            .from(InForce.versions(runId, vantage).asTable("v"))
            .where(InForce.isOpen(), Visible.desk(scope, V.DESK))
            .groupBy(V.VENUE, V.INSTRUMENT)
            .asTable("p");
    Field<Instant> lastMarkAt = DSL.max(MARKS.OCCURRED_AT).as("last_mark_at");
    Table<?> marked =
        DSL.select(MARKS.VENUE, MARKS.INSTRUMENT, lastMarkAt)
            .from(MARKS)
            .where(MARKS.RUN_ID.eq(runId), vantage.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT))
            .groupBy(MARKS.VENUE, MARKS.INSTRUMENT)
            .asTable("m");
    Field<String> venue = Columns.of("p", V.VENUE);
    Field<String> instrument = Columns.of("p", V.INSTRUMENT);
    Field<Instant> markAt = Columns.of("m", lastMarkAt);
    return clickhouse
        .select(venue, instrument, Columns.of("p", positions), markAt)
        .from(open)
        .leftJoin(marked)
        .on(venue.eq(Columns.of("m", MARKS.VENUE)))
        .and(instrument.eq(Columns.of("m", MARKS.INSTRUMENT)))
        .where(markAt.isNull().or(markAt.lt(vantage.asOf().minus(age))))
        .orderBy(venue, instrument)
        .fetch(Records.mapping(Row::new));
  }
}
