package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.AccountBalances.ACCOUNT_BALANCES;
import static io.ringfence.reporting.store.tables.AdlRanks.ADL_RANKS;
import static io.ringfence.reporting.store.tables.CrossPositions.CROSS_POSITIONS;
import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;
import static io.ringfence.reporting.store.tables.VenueStatements.VENUE_STATEMENTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What accounts were last heard of: rows of their own, and what was given of them. What we conclude
 * ourselves, funding, liquidations and new rules, is no word of theirs. They may serve several
 * desks: seen with all desks only.
 */
public record AccountReportsQuery(DSLContext clickhouse, DeskScope scope) {
  /** What an account said. */
  public enum What {
    /** A free balance. */
    BALANCE,
    /** A position, isolated or cross; closed ones, too. */
    POSITION,
    /** Where a position stands in the queue of auto-deleveraging. */
    RANK,
    /** A statement of the venue, up to the end of its period. */
    STATEMENT
  }

  /**
   * The latest of its kind.
   *
   * @param venue venue
   * @param account account at the venue
   * @param what what it said
   * @param last when it was true
   */
  public record Row(String venue, String account, What what, Instant last) {}

  private record Told(
      Table<Record> table,
      What what,
      Field<String> runId,
      Field<String> venue,
      Field<String> account,
      Field<Instant> occurredAt,
      Field<Instant> recordedAt,
      Condition own) {}

  private static final List<Told> ALL =
      List.of(
          new Told(
              ACCOUNT_BALANCES,
              What.BALANCE,
              ACCOUNT_BALANCES.RUN_ID,
              ACCOUNT_BALANCES.VENUE,
              ACCOUNT_BALANCES.ACCOUNT,
              ACCOUNT_BALANCES.OCCURRED_AT,
              ACCOUNT_BALANCES.RECORDED_AT,
              DSL.noCondition()),
          new Told(
              POSITION_VERSIONS,
              What.POSITION,
              POSITION_VERSIONS.RUN_ID,
              POSITION_VERSIONS.VENUE,
              POSITION_VERSIONS.ACCOUNT,
              POSITION_VERSIONS.OCCURRED_AT,
              POSITION_VERSIONS.RECORDED_AT,
              POSITION_VERSIONS.SEQUENCE.isNotNull()),
          new Told(
              CROSS_POSITIONS,
              What.POSITION,
              CROSS_POSITIONS.RUN_ID,
              CROSS_POSITIONS.VENUE,
              CROSS_POSITIONS.ACCOUNT,
              CROSS_POSITIONS.OCCURRED_AT,
              CROSS_POSITIONS.RECORDED_AT,
              DSL.noCondition()),
          new Told(
              ADL_RANKS,
              What.RANK,
              ADL_RANKS.RUN_ID,
              ADL_RANKS.VENUE,
              ADL_RANKS.ACCOUNT,
              ADL_RANKS.OCCURRED_AT,
              ADL_RANKS.RECORDED_AT,
              DSL.noCondition()),
          new Told(
              VENUE_STATEMENTS,
              What.STATEMENT,
              VENUE_STATEMENTS.RUN_ID,
              VENUE_STATEMENTS.VENUE,
              VENUE_STATEMENTS.ACCOUNT,
              VENUE_STATEMENTS.PERIOD_TO,
              VENUE_STATEMENTS.RECORDED_AT,
              DSL.noCondition()));

  /** The latest of each kind and account. */
  public List<Row> upTo(String runId, Vantage vantage) {
    List<Row> rows = new ArrayList<>();
    ALL.forEach(told -> rows.addAll(rows(told, runId, vantage)));
    return rows;
  }

  private List<Row> rows(Told told, String runId, Vantage vantage) {
    return clickhouse
        .select(told.venue(), told.account(), DSL.max(told.occurredAt()))
        .from(told.table())
        .where(
            told.runId().eq(runId),
            vantage.holds(told.occurredAt(), told.recordedAt()),
            told.own(),
            Visible.wholeFirm(scope))
        .groupBy(told.venue(), told.account())
        .orderBy(told.venue(), told.account())
        .fetch(
            Records.mapping((venue, account, last) -> new Row(venue, account, told.what(), last)));
  }
}
