package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Which positions changed between two instants, how, and by whom they are held. */
public record PositionChangesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A change of a position.
   *
   * @param at when it was true at its source
   * @param number counts the changes of the key from 1
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key, counted from 1
   * @param change version, add, remove, fee, funding, rules, close or liquidation
   * @param status open, closed or liquidated
   * @param quantity size after it, base asset
   * @param wallet isolated wallet W after it, settlement asset
   * @param amount signed change of W by an event; absent: none
   * @param lifetimeCap deposits less withdrawals of the episode and what the account paid
   * @param settlementAsset asset of the amounts
   * @param owner who holds it and what was planned
   */
  public record Row(
      Instant at,
      long number,
      String positionKey,
      long episode,
      String change,
      String status,
      BigDecimal quantity,
      BigDecimal wallet,
      @Nullable BigDecimal amount,
      BigDecimal lifetimeCap,
      String settlementAsset,
      Owner owner) {}

  /**
   * Who holds a position and what was planned; absent is unknown.
   *
   * @param desk desk
   * @param book book inside the desk
   * @param trader trader
   * @param plannedMaxLoss most the trader planned to lose, settlement asset
   * @param thesis {@code intact} or {@code broken}
   * @param plan {@code add} or {@code exit}
   */
  public record Owner(
      String desk,
      String book,
      String trader,
      @Nullable BigDecimal plannedMaxLoss,
      @Nullable String thesis,
      @Nullable String plan) {}

  private static final PositionVersions V = POSITION_VERSIONS;

  /** Changes after an instant up to a vantage, by key and in their order. */
  public List<Row> between(String runId, Instant after, Vantage to) {
    return ask(runId, to, V.OCCURRED_AT.gt(after));
  }

  /** Every change of one position up to a vantage, in their order. */
  public List<Row> of(String runId, PositionKey key, Vantage to) {
    return ask(runId, to, V.POSITION_KEY.eq(key.toString()));
  }

  private List<Row> ask(String runId, Vantage to, Condition which) {
    return clickhouse
        .select(V.fields())
        .distinctOn(V.POSITION_KEY, V.OCCURRED_AT, V.CHANGE_NUMBER)
        .from(V)
        .where(
            V.RUN_ID.eq(runId),
            which,
            to.holds(V.OCCURRED_AT, V.RECORDED_AT),
            Visible.desk(scope, V.DESK))
        .orderBy(V.POSITION_KEY, V.OCCURRED_AT, V.CHANGE_NUMBER, V.RECORDED_AT.desc())
        .fetch(PositionChangesQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(V.OCCURRED_AT),
        row.get(V.CHANGE_NUMBER),
        row.get(V.POSITION_KEY),
        row.get(V.EPISODE),
        row.get(V.CHANGE),
        row.get(V.STATUS),
        row.get(V.QUANTITY),
        row.get(V.ISOLATED_MARGIN),
        row.get(V.AMOUNT),
        row.get(V.LIFETIME_CAP),
        row.get(V.SETTLEMENT_ASSET),
        new Owner(
            row.get(V.DESK),
            row.get(V.BOOK),
            row.get(V.TRADER),
            row.get(V.PLANNED_MAX_LOSS),
            row.get(V.THESIS),
            row.get(V.PLAN)));
  }
}
