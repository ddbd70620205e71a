package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionExposures.POSITION_EXPOSURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionExposures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What the stream itself said of every open position at a snapshot instant. */
public record PositionSnapshotQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A position as the stream valued it.
   *
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key, counted from 1
   * @param desk desk
   * @param book book inside the desk
   * @param state {@code NORMAL}, {@code WATCH}, {@code CRITICAL}, {@code BANKRUPT} or {@code
   *     UNKNOWN}
   * @param quantity size, base asset
   * @param isolatedMargin wallet W, settlement asset
   * @param lifetimeCap lifetime cap, settlement asset
   * @param markAt time of the mark in force; absent: none yet
   * @param figures what depends on a mark
   */
  public record Row(
      String positionKey,
      long episode,
      String desk,
      String book,
      String state,
      BigDecimal quantity,
      BigDecimal isolatedMargin,
      BigDecimal lifetimeCap,
      @Nullable Instant markAt,
      Figures figures) {}

  /**
   * Figures of a position; all that need a mark are absent without one. Amounts in the settlement
   * asset, prices in quote per base.
   *
   * @param markPrice mark in force
   * @param notional quantity x mark, quote currency
   * @param unrealisedPnl U(P)
   * @param equity M(P)
   * @param maintenanceMargin requirement at the mark
   * @param initialMargin initial requirement at the mark
   * @param removableMargin what the venue lets be removed
   * @param stillToLose max(0, M(P))
   * @param marginRatio requirement over equity; absent also where equity is at most 0
   * @param liquidationPrice price at which equity meets the requirement; absent: none is positive
   * @param bankruptcyPrice price at which equity is 0; absent: none is positive
   * @param distance signed fraction of the mark to the liquidation price
   */
  public record Figures(
      @Nullable BigDecimal markPrice,
      @Nullable BigDecimal notional,
      @Nullable BigDecimal unrealisedPnl,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal maintenanceMargin,
      @Nullable BigDecimal initialMargin,
      @Nullable BigDecimal removableMargin,
      @Nullable BigDecimal stillToLose,
      @Nullable BigDecimal marginRatio,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal bankruptcyPrice,
      @Nullable BigDecimal distance) {}

  private static final PositionExposures P = POSITION_EXPOSURES;

  /** The snapshot of exactly this instant, by position key; empty where none was taken. */
  public List<Row> of(String runId, Instant asOf) {
    return of(runId, Vantage.latest(asOf));
  }

  /** The snapshot of exactly the instant, by position key; empty where none was taken. */
  public List<Row> of(String runId, Vantage vantage) {
    return clickhouse
        .select(P.fields())
        .distinctOn(P.POSITION_KEY)
        .from(P)
        .where(
            P.RUN_ID.eq(runId),
            P.AS_OF.eq(vantage.asOf()),
            vantage.knows(P.RECORDED_AT),
            Visible.desk(scope, P.DESK))
        .orderBy(P.POSITION_KEY, P.RECORDED_AT.desc())
        .fetch(PositionSnapshotQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(P.POSITION_KEY),
        row.get(P.EPISODE),
        row.get(P.DESK),
        row.get(P.BOOK),
        row.get(P.STATE),
        row.get(P.QUANTITY),
        row.get(P.ISOLATED_MARGIN),
        row.get(P.LIFETIME_CAP),
        row.get(P.MARK_AT),
        figures(row));
  }

  private static Figures figures(Record row) {
    return new Figures(
        row.get(P.MARK_PRICE),
        row.get(P.NOTIONAL),
        row.get(P.UNREALISED_PNL),
        row.get(P.EQUITY),
        row.get(P.MAINTENANCE_MARGIN),
        row.get(P.INITIAL_MARGIN),
        row.get(P.REMOVABLE_MARGIN),
        row.get(P.STILL_TO_LOSE),
        row.get(P.MARGIN_RATIO),
        row.get(P.LIQUIDATION_PRICE),
        row.get(P.BANKRUPTCY_PRICE),
        row.get(P.DISTANCE));
  }
}
