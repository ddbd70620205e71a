package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Suggestions.SUGGESTIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.Suggestions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Which margin moves were proposed in a run, and for which positions none was feasible. */
public record SuggestionsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A proposal, or the reason why there is none.
   *
   * @param decidedAt instant it was computed for
   * @param number counts the proposals of that instant from 1
   * @param pool pool that margin stays in
   * @param feasibility {@code FEASIBLE}, or the code that says why nothing is proposed
   * @param policy {@code defend}, {@code retreat}, {@code harvest} or {@code press}
   * @param amount margin to move, settlement asset; 0 where nothing is proposed
   * @param from donor; absent: the free balance, or nothing proposed
   * @param to position below the target distance
   * @param rival reduce to the same distance instead; absent: no reduction reaches it
   * @param reason why, for people
   * @param voidIf what makes it void
   * @param outcome what the rest of the run said about it
   */
  public record Row(
      Instant decidedAt,
      long number,
      Pool pool,
      String feasibility,
      String policy,
      BigDecimal amount,
      @Nullable Side from,
      Side to,
      @Nullable Rival rival,
      String reason,
      String voidIf,
      Outcome outcome) {}

  /**
   * What the positions of a pool share.
   *
   * @param venue venue
   * @param account account at the venue
   * @param settlementAsset asset of the margin
   * @param desk desk that owns both sides
   * @param legalEntity entity that owns the account; absent: unknown
   * @param clientOrHouse whose money it is; absent: unknown
   */
  public record Pool(
      String venue,
      String account,
      String settlementAsset,
      String desk,
      @Nullable String legalEntity,
      @Nullable String clientOrHouse) {}

  /**
   * One side of a move. Prices in quote per base, distances in signed fractions of the mark.
   *
   * @param position its key
   * @param liquidationPriceBefore absent: no positive price
   * @param liquidationPriceAfter absent: no positive price, or nothing proposed
   * @param distanceBefore absent where there is no liquidation price
   * @param distanceAfter absent where there is no liquidation price, or nothing proposed
   */
  public record Side(
      String position,
      @Nullable BigDecimal liquidationPriceBefore,
      @Nullable BigDecimal liquidationPriceAfter,
      @Nullable BigDecimal distanceBefore,
      @Nullable BigDecimal distanceAfter) {}

  /**
   * The rival of a move: closing part of the recipient at the mark.
   *
   * @param quantity base asset
   * @param notional quote currency at the mark
   */
  public record Rival(BigDecimal quantity, BigDecimal notional) {}

  /**
   * What happened until the end of the run.
   *
   * @param liquidatedAt when the recipient was liquidated; absent: it was not
   * @param survivesWithMove whether the marks would not have reached its liquidation price with the
   *     move; absent: nothing proposed
   */
  public record Outcome(@Nullable Instant liquidatedAt, @Nullable Boolean survivesWithMove) {}

  private static final Suggestions S = SUGGESTIONS;

  /** Proposals of a run by instant and number. */
  public List<Row> of(String runId) {
    return clickhouse
        .select(S.fields())
        .from(S)
        .where(S.RUN_ID.eq(runId), Visible.desk(scope, S.DESK))
        .orderBy(S.DECIDED_AT, S.NUMBER)
        .fetch(SuggestionsQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(S.DECIDED_AT),
        row.get(S.NUMBER),
        new Pool(
            row.get(S.VENUE),
            row.get(S.ACCOUNT),
            row.get(S.SETTLEMENT_ASSET),
            row.get(S.DESK),
            row.get(S.LEGAL_ENTITY),
            row.get(S.CLIENT_OR_HOUSE)),
        row.get(S.FEASIBILITY),
        row.get(S.POLICY),
        row.get(S.AMOUNT),
        from(row),
        to(row),
        rival(row),
        row.get(S.REASON),
        row.get(S.VOID_IF),
        new Outcome(row.get(S.LIQUIDATED_AT), row.get(S.SURVIVES_WITH_MOVE)));
  }

  private static @Nullable Side from(Record row) {
    String donor = row.get(S.FROM_POSITION);
    return donor == null
        ? null
        : new Side(
            donor,
            row.get(S.FROM_LIQUIDATION_PRICE_BEFORE),
            row.get(S.FROM_LIQUIDATION_PRICE_AFTER),
            row.get(S.FROM_DISTANCE_BEFORE),
            row.get(S.FROM_DISTANCE_AFTER));
  }

  private static Side to(Record row) {
    return new Side(
        row.get(S.TO_POSITION),
        row.get(S.TO_LIQUIDATION_PRICE_BEFORE),
        row.get(S.TO_LIQUIDATION_PRICE_AFTER),
        row.get(S.TO_DISTANCE_BEFORE),
        row.get(S.TO_DISTANCE_AFTER));
  }

  private static @Nullable Rival rival(Record row) {
    BigDecimal quantity = row.get(S.REDUCE_QUANTITY);
    return quantity == null ? null : new Rival(quantity, row.get(S.REDUCE_NOTIONAL));
  }
}
