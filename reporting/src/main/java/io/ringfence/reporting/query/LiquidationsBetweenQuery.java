package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Liquidations.LIQUIDATIONS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which positions ended by liquidation between two instants. */
public record LiquidationsBetweenQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A liquidation.
   *
   * @param at instant at which equity met the requirement
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key that ended, counted from 1
   * @param desk desk
   * @param book book inside the desk
   * @param settlementAsset asset of loss and deficit
   * @param quantity size that was closed, base asset
   * @param markPrice mark that caused it, quote per base
   * @param liquidationPrice liquidation price, quote per base; absent: none was positive
   * @param equity M(P) at that mark
   * @param requirement requirement at that mark
   * @param loss wallet W at that moment
   * @param deficit what the gap lost beyond W, the venue's
   * @param presumed whether it was computed rather than reported by the venue
   */
  public record Row(
      Instant at,
      String positionKey,
      long episode,
      String desk,
      String book,
      String settlementAsset,
      BigDecimal quantity,
      BigDecimal markPrice,
      @Nullable BigDecimal liquidationPrice,
      BigDecimal equity,
      BigDecimal requirement,
      BigDecimal loss,
      BigDecimal deficit,
      boolean presumed) {}

  /** Liquidations from an instant to another, both inclusive, in order of time, then key. */
  public List<Row> between(String runId, Instant from, Instant to) {
    return between(runId, from, Vantage.latest(to));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return clickhouse
        .select(
            LIQUIDATIONS.AT,
            LIQUIDATIONS.POSITION_KEY,
            LIQUIDATIONS.EPISODE,
            LIQUIDATIONS.DESK,
            LIQUIDATIONS.BOOK,
            LIQUIDATIONS.SETTLEMENT_ASSET,
            LIQUIDATIONS.QUANTITY,
            LIQUIDATIONS.MARK_PRICE,
            LIQUIDATIONS.LIQUIDATION_PRICE,
            LIQUIDATIONS.EQUITY,
            LIQUIDATIONS.REQUIREMENT,
            LIQUIDATIONS.LOSS,
            LIQUIDATIONS.DEFICIT,
            LIQUIDATIONS.PRESUMED)
        .from(LIQUIDATIONS)
        .where(
            LIQUIDATIONS.RUN_ID.eq(runId),
            LIQUIDATIONS.AT.ge(from),
            to.holds(LIQUIDATIONS.AT, LIQUIDATIONS.RECORDED_AT),
            Visible.desk(scope, LIQUIDATIONS.DESK))
        .orderBy(LIQUIDATIONS.AT, LIQUIDATIONS.POSITION_KEY)
        .fetch(Records.mapping(Row::new));
  }
}
