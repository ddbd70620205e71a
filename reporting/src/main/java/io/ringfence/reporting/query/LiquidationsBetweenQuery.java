package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Liquidations.LIQUIDATIONS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
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

  private static final Keyset IN_TIME =
      Keyset.of(LIQUIDATIONS.AT, LIQUIDATIONS.POSITION_KEY, LIQUIDATIONS.EPISODE);

  /** Liquidations from an instant to another, both inclusive, in order of time, then key. */
  public List<Row> between(String runId, Instant from, Instant to) {
    return between(runId, from, Vantage.latest(to));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return ask(runId, from, to).orderBy(IN_TIME.order()).fetch(LiquidationsBetweenQuery::row);
  }

  /**
   * Some of them.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> between(String runId, Instant from, Vantage to, Part part) {
    return Paged.of(
        ask(runId, from, to)
            .and(IN_TIME.after(part.after()))
            .orderBy(IN_TIME.order())
            .limit(part.andOneMore())
            .fetch(LiquidationsBetweenQuery::row),
        part,
        row -> List.of(row.at().toString(), row.positionKey(), Long.toString(row.episode())));
  }

  private SelectConditionStep<Record> ask(String runId, Instant from, Vantage to) {
    return clickhouse
        .select(List.of(LIQUIDATIONS.fields()))
        .from(LIQUIDATIONS)
        .where(
            LIQUIDATIONS.RUN_ID.eq(runId),
            LIQUIDATIONS.AT.ge(from),
            to.holds(LIQUIDATIONS.AT, LIQUIDATIONS.RECORDED_AT),
            Visible.desk(scope, LIQUIDATIONS.DESK));
  }

  private static Row row(Record row) {
    return new Row(
        row.get(LIQUIDATIONS.AT),
        row.get(LIQUIDATIONS.POSITION_KEY),
        row.get(LIQUIDATIONS.EPISODE),
        row.get(LIQUIDATIONS.DESK),
        row.get(LIQUIDATIONS.BOOK),
        row.get(LIQUIDATIONS.SETTLEMENT_ASSET),
        row.get(LIQUIDATIONS.QUANTITY),
        row.get(LIQUIDATIONS.MARK_PRICE),
        row.get(LIQUIDATIONS.LIQUIDATION_PRICE),
        row.get(LIQUIDATIONS.EQUITY),
        row.get(LIQUIDATIONS.REQUIREMENT),
        row.get(LIQUIDATIONS.LOSS),
        row.get(LIQUIDATIONS.DEFICIT),
        row.get(LIQUIDATIONS.PRESUMED));
  }
}
