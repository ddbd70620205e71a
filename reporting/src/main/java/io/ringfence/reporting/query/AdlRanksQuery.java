package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.AdlRanks.ADL_RANKS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.AdlRanks;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/**
 * Where positions stood in their venues' auto-deleveraging queues. Ranks name no desk: seen with
 * all desks only, and cut down by the positions of a report.
 */
public record AdlRanksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A rank.
   *
   * @param positionKey {@code venue/account/instrument/side}
   * @param at when it was so
   * @param rank 0 to 100; higher is nearer to the head
   */
  public record Row(String positionKey, Instant at, long rank) {}

  private static final AdlRanks A = ADL_RANKS;

  /** The latest of each position, by position. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(A.POSITION_KEY, A.OCCURRED_AT, A.RANK)
        .distinctOn(A.POSITION_KEY)
        .from(A)
        .where(
            A.RUN_ID.eq(runId),
            vantage.holds(A.OCCURRED_AT, A.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(A.POSITION_KEY, A.OCCURRED_AT.desc(), A.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
