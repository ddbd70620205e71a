package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.DeskExposures.DESK_EXPOSURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.DeskExposures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How nodes went on, in steps of equal length: of each step the last stored row. */
public record DeskHistoryQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A node in one settlement asset at one instant.
   *
   * @param node node
   * @param settlementAsset asset of the amounts
   * @param at instant of the row
   * @param positions open positions
   * @param unknownPositions those without a mark
   * @param openCapitalAtRisk W, reserve outside wallets and margin of resting opening orders
   * @param equity sum of M(P); absent: a mark is missing
   * @param nearest smallest distance to liquidation, fraction; absent: none known
   */
  public record Row(
      String node,
      String settlementAsset,
      Instant at,
      long positions,
      long unknownPositions,
      BigDecimal openCapitalAtRisk,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal nearest) {}

  private static final int NANOS_OF_A_MICRO = 1_000;
  private static final DeskExposures D = DESK_EXPOSURES;

  /**
   * Rows from an instant to a vantage, both inclusive, by node, asset and time; a step without a
   * change has none.
   *
   * @param most most steps, at least 1
   */
  public List<Row> between(String runId, Instant from, Vantage to, int most) {
    long micros = Duration.between(from, to.asOf()).toNanos() / NANOS_OF_A_MICRO;
    Field<Long> step =
        DSL.field(
            "intDiv(toUnixTimestamp64Micro({0}) - toUnixTimestamp64Micro({1}), {2})",
            Long.class, D.AS_OF, DSL.val(from, D.AS_OF), DSL.val(micros / most + 1));
    return clickhouse
        .select(
            D.NODE,
            D.SETTLEMENT_ASSET,
            D.AS_OF,
            D.POSITIONS,
            D.UNKNOWN_POSITIONS,
            D.OPEN_CAPITAL_AT_RISK,
            D.EQUITY,
            D.NEAREST_DISTANCE)
        .distinctOn(D.NODE, D.SETTLEMENT_ASSET, step)
        .from(D)
        .where(
            D.RUN_ID.eq(runId),
            D.AS_OF.ge(from),
            to.holds(D.AS_OF, D.RECORDED_AT),
            Visible.node(scope, D.NODE))
        .orderBy(D.NODE, D.SETTLEMENT_ASSET, step, D.AS_OF.desc(), D.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
