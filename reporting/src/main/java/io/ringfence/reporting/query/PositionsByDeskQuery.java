package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionExposures.POSITION_EXPOSURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionExposures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the positions of each desk come to in the latest snapshot. Answered by the projection {@code
 * by_desk}; from the rows where the vantage does not see all of a snapshot or a fact came late.
 */
public record PositionsByDeskQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A desk in one settlement asset.
   *
   * @param asOf the snapshot's instant
   * @param desk desk
   * @param settlementAsset asset of the amounts
   * @param positions open positions
   * @param unknown open positions without a mark
   * @param isolatedMargin sum of wallets W
   * @param known sums over the positions that have a mark
   */
  public record Row(
      Instant asOf,
      String desk,
      String settlementAsset,
      long positions,
      long unknown,
      BigDecimal isolatedMargin,
      Known known) {}

  /**
   * Sums over the positions that have a mark; absent where none has.
   *
   * @param notional of notionals, quote currency
   * @param unrealisedPnl of U(P)
   * @param equity of M(P)
   * @param maintenanceMargin of requirements
   * @param stillToLose of max(0, M(P))
   */
  public record Known(
      @Nullable BigDecimal notional,
      @Nullable BigDecimal unrealisedPnl,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal maintenanceMargin,
      @Nullable BigDecimal stillToLose) {}

  private static final PositionExposures P = POSITION_EXPOSURES;
  private static final Field<Long> POSITIONS = count("count()").as("positions");
  private static final Field<Long> UNKNOWN =
      count("countIf(isNull({0}))", P.NOTIONAL).as("unknown");
  private static final Field<BigDecimal> MARGIN = sum(P.ISOLATED_MARGIN);
  private static final Field<BigDecimal> NOTIONAL = sum(P.NOTIONAL);
  private static final Field<BigDecimal> PNL = sum(P.UNREALISED_PNL);
  private static final Field<BigDecimal> EQUITY = sum(P.EQUITY);
  private static final Field<BigDecimal> MAINTENANCE = sum(P.MAINTENANCE_MARGIN);
  private static final Field<BigDecimal> STILL_TO_LOSE = sum(P.STILL_TO_LOSE);
  private static final Field<Instant> RECORDED = DSL.max(P.RECORDED_AT).as("latest_recorded");
  private static final Field<Long> LATE =
      count("countIf({0} > {1})", P.RECORDED_AT, P.AS_OF).as("late");

  /** Desks in scope in the last snapshot at or before a vantage, by desk and settlement asset. */
  public List<Row> latest(String runId, Vantage vantage) {
    return answer(P.RUN_ID.eq(runId).and(P.AS_OF.eq(lastSnapshot(runId, vantage))), vantage);
  }

  /** Desks in scope in the snapshot of exactly the instant; none where none was taken. */
  public List<Row> of(String runId, Vantage vantage) {
    return answer(P.RUN_ID.eq(runId).and(P.AS_OF.eq(vantage.asOf())), vantage);
  }

  private List<Row> answer(Condition snapshot, Vantage vantage) {
    Result<? extends Record> desks = ask(P, snapshot.and(seen()));
    // A late row may have moved a position from one desk to another: all are read again.
    boolean whole =
        desks.stream()
            .allMatch(it -> it.get(LATE) == 0 && !it.get(RECORDED).isAfter(vantage.asKnown()));
    Result<? extends Record> answer = whole ? desks : ask(known(snapshot, vantage), seen());
    return answer.map(PositionsByDeskQuery::row);
  }

  private Condition seen() {
    return Visible.desk(scope, P.DESK);
  }

  /** Instant of the last snapshot: the end of the key, so that one block of it is read. */
  private static Select<Record1<Instant>> lastSnapshot(String runId, Vantage vantage) {
    return DSL.select(P.AS_OF)
        .from(P)
        .where(P.RUN_ID.eq(runId), P.AS_OF.le(vantage.earliest()))
        .orderBy(P.AS_OF.desc())
        .limit(1);
  }

  private Result<? extends Record> ask(Table<?> from, Condition which) {
    return clickhouse
        .select(P.AS_OF, P.DESK, P.SETTLEMENT_ASSET, POSITIONS, UNKNOWN, MARGIN, NOTIONAL)
        .select(PNL, EQUITY, MAINTENANCE, STILL_TO_LOSE, RECORDED, LATE)
        .from(from)
        .where(which)
        .groupBy(P.AS_OF, P.DESK, P.SETTLEMENT_ASSET)
        .orderBy(P.DESK, P.SETTLEMENT_ASSET)
        .option(Kept.AS_DECLARED)
        .fetch();
  }

  /** Of each position the row that was recorded last, as far as it was known. */
  private static Table<?> known(Condition snapshot, Vantage vantage) {
    return DSL.select(P.fields())
        .distinctOn(P.POSITION_KEY)
        .from(P)
        .where(snapshot, vantage.knows(P.RECORDED_AT))
        .orderBy(P.POSITION_KEY, P.RECORDED_AT.desc())
        .asTable(P.getName());
  }

  private static Row row(Record row) {
    return new Row(
        row.get(P.AS_OF),
        row.get(P.DESK),
        row.get(P.SETTLEMENT_ASSET),
        row.get(POSITIONS),
        row.get(UNKNOWN),
        row.get(MARGIN),
        new Known(
            row.get(NOTIONAL),
            row.get(PNL),
            row.get(EQUITY),
            row.get(MAINTENANCE),
            row.get(STILL_TO_LOSE)));
  }

  private static Field<BigDecimal> sum(Field<BigDecimal> column) {
    return DSL.field("sum({0})", column.getDataType(), column).as("sum_" + column.getName());
  }

  private static Field<Long> count(String sql, Field<?>... fields) {
    return DSL.field("toInt64(" + sql + ")", Long.class, fields);
  }
}
