package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.CrossPositions.CROSS_POSITIONS;
import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.store.tables.CrossPositions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which positions in cross margin were open, each with the mark in force. They have no wallet and
 * are in no answer about isolated positions.
 */
public record CrossPositionsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An open position in cross margin.
   *
   * @param key its identity
   * @param since when the version in force began
   * @param quantity size, base asset, above 0
   * @param entryPrice average entry, quote per base
   * @param leverage leverage set at the venue
   * @param owner who holds it
   * @param thesis {@code intact} or {@code broken}; absent: unknown
   * @param mark mark in force; absent: none yet
   */
  public record Row(
      PositionKey key,
      Instant since,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal leverage,
      PositionsAtQuery.Owner owner,
      @Nullable String thesis,
      PositionsAtQuery.@Nullable Mark mark) {}

  private static final CrossPositions C = CROSS_POSITIONS;

  /** Open positions, by key; of two versions for one time the higher sequence holds. */
  public List<Row> at(String runId, Vantage vantage) {
    List<Record> versions =
        clickhouse
            .select(C.fields())
            .distinctOn(C.POSITION_KEY)
            .from(C)
            .where(
                C.RUN_ID.eq(runId),
                vantage.holds(C.OCCURRED_AT, C.RECORDED_AT),
                Visible.desk(scope, C.DESK))
            .orderBy(C.POSITION_KEY, C.OCCURRED_AT.desc(), C.SEQUENCE.desc(), C.RECORDED_AT.desc())
            .fetch()
            .stream()
            .<Record>map(row -> row)
            .filter(row -> row.get(C.QUANTITY).signum() > 0)
            .toList();
    // Most runs have none, and marks are many.
    Map<InstrumentId, PositionsAtQuery.Mark> marks =
        versions.isEmpty() ? Map.of() : marks(runId, vantage, versions);
    return versions.stream().map(row -> row(row, marks)).toList();
  }

  private Map<InstrumentId, PositionsAtQuery.Mark> marks(
      String runId, Vantage vantage, List<Record> versions) {
    Field<BigDecimal> price =
        DSL.field(
            "argMax({0}, ({1}, {2}))",
            MARKS.MARK_PRICE.getDataType(), MARKS.MARK_PRICE, MARKS.OCCURRED_AT, MARKS.RECORDED_AT);
    Field<Instant> at = DSL.max(MARKS.OCCURRED_AT);
    Map<InstrumentId, PositionsAtQuery.Mark> marks = new HashMap<>();
    clickhouse
        .select(MARKS.VENUE, MARKS.INSTRUMENT, price, at)
        .from(MARKS)
        .where(
            MARKS.RUN_ID.eq(runId),
            vantage.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT),
            MARKS.INSTRUMENT.in(versions.stream().map(row -> row.get(C.INSTRUMENT)).toList()))
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT)
        .forEach(
            row ->
                marks.put(
                    new InstrumentId(row.get(MARKS.VENUE), row.get(MARKS.INSTRUMENT)),
                    new PositionsAtQuery.Mark(row.get(price), row.get(at))));
    return marks;
  }

  private static Row row(Record row, Map<InstrumentId, PositionsAtQuery.Mark> marks) {
    InstrumentId instrument = new InstrumentId(row.get(C.VENUE), row.get(C.INSTRUMENT));
    return new Row(
        new PositionKey(instrument, row.get(C.ACCOUNT), Sides.of(row.get(C.SIDE))),
        row.get(C.OCCURRED_AT),
        row.get(C.QUANTITY),
        row.get(C.ENTRY_PRICE),
        row.get(C.LEVERAGE),
        new PositionsAtQuery.Owner(
            row.get(C.DESK),
            row.get(C.BOOK),
            row.get(C.TRADER),
            row.get(C.LEGAL_ENTITY),
            row.get(C.CLIENT_OR_HOUSE),
            labels(row)),
        row.get(C.THESIS),
        marks.get(instrument));
  }

  private static PositionFacts.Labels labels(Record row) {
    return new PositionFacts.Labels(
        row.get(C.STRATEGY),
        row.get(C.BOOK_TAG),
        row.get(C.PROFILE),
        row.get(C.RISK_CLASS),
        row.get(C.SECTOR),
        row.get(C.CONVICTION),
        row.get(C.PAIR_ID));
  }
}
