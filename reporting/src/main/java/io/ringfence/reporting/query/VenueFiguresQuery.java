package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.VenueFigures.VENUE_FIGURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.VenueFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The latest figures that venues had printed of positions. They name no desk: seen with all desks
 * only, and cut down by the positions of a report.
 */
public record VenueFiguresQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A figure of a position.
   *
   * @param positionKey {@code venue/account/instrument/side}
   * @param time when it was so
   * @param figure which
   * @param finding what the venue prints beside what its rules make of its inputs
   * @param source file and line it was read from
   */
  public record Row(String positionKey, Time time, String figure, Finding finding, String source) {}

  /**
   * A time.
   *
   * @param at the instant
   * @param timed whether the payload names it; else that of the report it was given for
   */
  public record Time(Instant at, boolean timed) {}

  /**
   * What came of a comparison.
   *
   * @param verdict {@code MATCH}, {@code TOLERANCE}, {@code BREAK}, {@code VENUE_NULL}, {@code
   *     STALE}, or {@code GIVEN} for an input
   * @param printed as the venue prints it; absent: it does not
   * @param byRules by the rule pack from the payload's inputs; absent: none, or not known
   * @param tolerance most the two may be apart; absent: not compared
   * @param why what the verdict rests on
   * @param rulePack stamp of the rules; empty: an input
   */
  public record Finding(
      String verdict,
      @Nullable BigDecimal printed,
      @Nullable BigDecimal byRules,
      @Nullable BigDecimal tolerance,
      String why,
      String rulePack) {}

  private static final VenueFigures F = VENUE_FIGURES;

  /** Of each position and figure the latest, by position and figure. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(F.fields())
        .distinctOn(F.POSITION_KEY, F.FIGURE)
        .from(F)
        .where(
            F.RUN_ID.eq(runId),
            vantage.holds(F.OCCURRED_AT, F.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(F.POSITION_KEY, F.FIGURE, F.OCCURRED_AT.desc(), F.RECORDED_AT.desc())
        .fetch(VenueFiguresQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(F.POSITION_KEY),
        new Time(row.get(F.OCCURRED_AT), row.get(F.IS_TIMED)),
        row.get(F.FIGURE),
        new Finding(
            row.get(F.VERDICT),
            row.get(F.PRINTED),
            row.get(F.BY_RULES),
            row.get(F.TOLERANCE),
            row.get(F.WHY),
            row.get(F.RULE_PACK)),
        row.get(F.SOURCE));
  }
}
