package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.DeskExposures.DESK_EXPOSURES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.DeskExposures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
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
      @Nullable BigDecimal nearest)
      implements NodePoint {}

  private static final DeskExposures D = DESK_EXPOSURES;
  private static final Keyset IN_ORDER = Keyset.of(D.NODE, D.SETTLEMENT_ASSET, D.AS_OF);
  private static final List<Field<?>> TOLD =
      List.of(
          D.NODE,
          D.SETTLEMENT_ASSET,
          D.AS_OF,
          D.POSITIONS,
          D.UNKNOWN_POSITIONS,
          D.OPEN_CAPITAL_AT_RISK,
          D.EQUITY,
          D.NEAREST_DISTANCE);

  /**
   * Some rows of a course, by node, asset and time; a step without a change has none.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> part(NodeCourse course, Part part) {
    return Paged.of(
        clickhouse
            .select(TOLD)
            .from(lastOfSteps(course))
            .where(IN_ORDER.after(part.after()))
            .orderBy(IN_ORDER.order())
            .limit(part.andOneMore())
            .fetch(DeskHistoryQuery::row),
        part,
        row -> List.of(row.node(), row.settlementAsset(), row.at().toString()));
  }

  private Table<?> lastOfSteps(NodeCourse course) {
    Field<Long> step = course.step(D.AS_OF);
    return DSL.select(TOLD)
        .distinctOn(D.NODE, D.SETTLEMENT_ASSET, step)
        .from(D)
        .where(
            D.RUN_ID.eq(course.runId()),
            D.AS_OF.ge(course.from()),
            course.to().holds(D.AS_OF, D.RECORDED_AT),
            course.holds(D.NODE),
            Visible.node(scope, D.NODE))
        .orderBy(D.NODE, D.SETTLEMENT_ASSET, step, D.AS_OF.desc(), D.RECORDED_AT.desc())
        .asTable(D.getName());
  }

  private static Row row(Record row) {
    return new Row(
        row.get(D.NODE),
        row.get(D.SETTLEMENT_ASSET),
        row.get(D.AS_OF),
        row.get(D.POSITIONS),
        row.get(D.UNKNOWN_POSITIONS),
        row.get(D.OPEN_CAPITAL_AT_RISK),
        row.get(D.EQUITY),
        row.get(D.NEAREST_DISTANCE));
  }
}
