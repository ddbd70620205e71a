package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionExposures.POSITION_EXPOSURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionExposures;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Exposure of every open position at any instants, derived from the version and the mark in force:
 * history costs changes, not ticks. Figures are exact and equal what the stream stores at its
 * snapshots. What needs the brackets of a rule pack (requirement, ratio, removable margin) is not
 * derived here, nor are figures of inverse contracts, which are rounded for each position.
 */
public record ExposureHistoryQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An open position at an instant.
   *
   * @param asOf the instant
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key, counted from 1
   * @param desk desk
   * @param book book inside the desk
   * @param quantity size as the venue counts it
   * @param isolatedMargin wallet W, settlement asset
   * @param lifetimeCap lifetime cap, settlement asset
   * @param liquidationPrice price at which equity meets the requirement; absent: none is positive
   * @param bankruptcyPrice price at which equity is 0; absent: none is positive
   * @param markAt time of the mark in force; absent: none yet
   * @param figures what depends on the mark
   */
  public record Row(
      Instant asOf,
      String positionKey,
      long episode,
      String desk,
      String book,
      BigDecimal quantity,
      BigDecimal isolatedMargin,
      BigDecimal lifetimeCap,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal bankruptcyPrice,
      @Nullable Instant markAt,
      Figures figures) {}

  /**
   * Figures at the mark in force, settlement asset; absent without a mark, and but for the mark for
   * inverse contracts and versions that do not name their contract.
   *
   * @param markPrice mark in force, quote per base
   * @param notional V(P)
   * @param unrealisedPnl U(P)
   * @param equity M(P)
   * @param initialMargin V(P) / leverage, rounded up at 18 digits
   * @param stillToLose max(0, M(P))
   * @param distance signed fraction of the mark to the stored liquidation price, rounded down at 18
   *     digits; that price is rounded itself, so the stream's, from the exact one, may be larger by
   *     a unit of the last digit for each unit of 1 / P
   */
  public record Figures(
      @Nullable BigDecimal markPrice,
      @Nullable BigDecimal notional,
      @Nullable BigDecimal unrealisedPnl,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal initialMargin,
      @Nullable BigDecimal stillToLose,
      @Nullable BigDecimal distance) {}

  private static final PositionVersions V = InForce.V;
  private static final PositionExposures P = POSITION_EXPOSURES;
  private static final Field<BigDecimal> NOTIONAL = named(DerivedFigures.notional(), P.NOTIONAL);
  private static final Field<BigDecimal> PNL =
      named(DerivedFigures.unrealisedPnl(), P.UNREALISED_PNL);
  private static final Field<BigDecimal> EQUITY = named(DerivedFigures.equity(), P.EQUITY);
  private static final Field<BigDecimal> INITIAL =
      named(DerivedFigures.initialMargin(), P.INITIAL_MARGIN);
  private static final Field<BigDecimal> STILL_TO_LOSE =
      named(DerivedFigures.stillToLose(), P.STILL_TO_LOSE);
  private static final Field<BigDecimal> DISTANCE = named(DerivedFigures.distance(), P.DISTANCE);

  private static Field<BigDecimal> named(Field<BigDecimal> derived, Field<BigDecimal> stored) {
    return derived.as(stored.getName());
  }

  /** Open positions at each of some instants, by instant and key. */
  public List<Row> at(String runId, Collection<Instant> instants) {
    if (instants.isEmpty()) {
      return List.of();
    }
    List<Field<?>> fields = new ArrayList<>(List.of(V.fields()));
    fields.addAll(List.of(InForce.ASKED_AT, MarkInForce.PRICE, MarkInForce.AT));
    fields.addAll(List.of(NOTIONAL, PNL, EQUITY, INITIAL, STILL_TO_LOSE, DISTANCE));
    return clickhouse
        .select(fields)
        .from(MarkInForce.beside(InForce.versions(runId, instants), runId))
        .where(InForce.isOpen(), Visible.desk(scope, V.DESK))
        .orderBy(InForce.ASKED_AT, V.POSITION_KEY)
        .fetch(ExposureHistoryQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(InForce.ASKED_AT),
        row.get(V.POSITION_KEY),
        row.get(V.EPISODE),
        row.get(V.DESK),
        row.get(V.BOOK),
        row.get(V.QUANTITY),
        row.get(V.ISOLATED_MARGIN),
        row.get(V.LIFETIME_CAP),
        row.get(V.LIQUIDATION_PRICE),
        row.get(V.BANKRUPTCY_PRICE),
        row.get(MarkInForce.AT),
        new Figures(
            row.get(MarkInForce.PRICE),
            row.get(NOTIONAL),
            row.get(PNL),
            row.get(EQUITY),
            row.get(INITIAL),
            row.get(STILL_TO_LOSE),
            row.get(DISTANCE)));
  }
}
