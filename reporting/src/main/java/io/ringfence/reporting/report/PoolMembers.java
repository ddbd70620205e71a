package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.reporting.query.PositionsAtQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Positions by the pool their margin stays in. Nothing is decided on a stale mark, so positions
 * with one stand apart; without any mark nothing can be said about a position at all.
 */
final class PoolMembers {
  private static final Comparator<Pool.Id> BY_ID =
      Comparator.comparing(Pool.Id::venue)
          .thenComparing(Pool.Id::account)
          .thenComparing(Pool.Id::settlementAsset)
          .thenComparing(Pool.Id::desk)
          .thenComparing(Pool.Id::legalEntity, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Pool.Id::clientOrHouse, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Map<Pool.Id, List<PoolPosition>> fresh = new TreeMap<>(BY_ID);
  private final Map<Pool.Id, List<PoolPosition>> stale = new TreeMap<>(BY_ID);

  PoolMembers(DecisionFacts facts) {
    for (PositionLine line : facts.positions()) {
      PositionsAtQuery.Mark mark = line.row().mark();
      if (mark != null) {
        (line.isStaleAt(facts.at()) ? stale : fresh)
            .computeIfAbsent(idOf(line), _ -> new ArrayList<>())
            .add(member(line, mark, facts.prospects().of(line)));
      }
    }
  }

  /** Positions something can be decided about, in the order of the pools. */
  Map<Pool.Id, List<PoolPosition>> fresh() {
    return fresh;
  }

  /** Positions with a stale mark that stand within a distance of liquidation at it. */
  Map<Pool.Id, List<PoolPosition>> staleWithin(BigDecimal distance) {
    Map<Pool.Id, List<PoolPosition>> within = new TreeMap<>(BY_ID);
    stale.forEach(
        (id, positions) ->
            within.put(
                id,
                positions.stream()
                    .filter(position -> position.exposure().distanceWithin(distance))
                    .sorted(Comparator.comparing(PoolPosition::key))
                    .toList()));
    return within;
  }

  private static Pool.Id idOf(PositionLine line) {
    return new Pool.Id(
        line.key().instrument().venue(),
        line.key().account(),
        line.rules().settlementAsset(),
        line.facts().legalEntity(),
        line.facts().clientOrHouse(),
        line.facts().desk());
  }

  /** The same as {@link MarginExposure#position}, whether or not the line is valued. */
  private static PoolPosition member(
      PositionLine line, PositionsAtQuery.Mark mark, Outlook outlook) {
    BigDecimal leverage = line.row().economics().leverage();
    return new PoolPosition(
        line.key(),
        line.rules(),
        Valuation.economics(line.rules(), line.row()).atLeverage(leverage),
        leverage,
        line.facts(),
        mark.price(),
        outlook);
  }

  /** A position with what is known of its near future. */
  static PoolPosition member(PositionLine line, MarginExposure exposure, Outlook outlook) {
    return new PoolPosition(
        line.key(),
        line.rules(),
        exposure.position(),
        exposure.leverage(),
        line.facts(),
        exposure.markPrice(),
        outlook);
  }
}
