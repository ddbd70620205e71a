package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pools of one instant may still use: free balances, which pools of one account share, and
 * headroom, which pools of one node share. What a batch takes is gone for the next pool, so nothing
 * is promised twice.
 */
final class PoolMeans {
  private record Purse(String venue, String account, String settlementAsset) {}

  private record Place(String node, String settlementAsset) {}

  private final Map<Purse, BigDecimal> balances = new HashMap<>();
  private final Map<Place, BigDecimal> headrooms = new HashMap<>();

  PoolMeans(DecisionFacts facts) {
    for (AccountBalancesQuery.Row row : facts.balances()) {
      balances.put(
          new Purse(row.venue(), row.account(), row.settlementAsset()),
          row.freeBalance().max(BigDecimal.ZERO));
    }
    for (DesksAtQuery.Row node : facts.nodes()) {
      for (BudgetsAtQuery.Row budget : node.budgets()) {
        BigDecimal used = used(node, budget);
        if (used != null) {
          headrooms.merge(
              new Place(node.node(), node.settlementAsset()),
              budget.hard().subtract(used).max(BigDecimal.ZERO),
              BigDecimal::min);
        }
      }
    }
  }

  /**
   * Use at the instant of a budget that adding margin uses; absent: another metric or currency.
   * These three are sums of wallets and losses and always known.
   */
  private static @Nullable BigDecimal used(DesksAtQuery.Row node, BudgetsAtQuery.Row budget) {
    BudgetMetric metric = BudgetMetric.of(budget.metric()).orElse(null);
    if (metric == null || !budget.currency().equals(node.settlementAsset())) {
      return null;
    }
    return switch (metric) {
      case OPEN_CAPITAL_AT_RISK -> node.exposure().openCapitalAtRisk();
      case PERIOD_LOSS -> node.realised().periodLoss();
      case ISOLATED_MARGIN -> node.exposure().isolatedMargin();
      case GROSS_NOTIONAL,
          NET_NOTIONAL,
          GAP_LOSS,
          LEVERAGE,
          CONCENTRATION_ASSET,
          CONCENTRATION_VENUE,
          UNSTOPPED_POSITIONS ->
          null;
    };
  }

  /** The pool with what is left for it. */
  Pool pool(Pool.Id id, List<PoolPosition> positions) {
    BigDecimal headroom =
        positions.stream()
            .flatMap(position -> places(position, id))
            .distinct()
            .flatMap(place -> Stream.ofNullable(headrooms.get(place)))
            .min(BigDecimal::compareTo)
            .orElse(null);
    return new Pool(
        id,
        positions,
        balances.get(new Purse(id.venue(), id.account(), id.settlementAsset())),
        headroom);
  }

  /** Takes away what a batch draws from the free balance. */
  void spend(Batch batch) {
    Pool.Id id = batch.pool().id();
    for (Suggestion suggestion : batch.suggestions()) {
      if (suggestion instanceof Suggestion.Move move
          && move.source() instanceof Source.FreeBalance) {
        balances.computeIfPresent(
            new Purse(id.venue(), id.account(), id.settlementAsset()),
            (_, left) -> left.subtract(move.amount()));
        places(move.recipient(), id)
            .forEach(
                place ->
                    headrooms.computeIfPresent(
                        place, (_, left) -> left.subtract(move.amount()).max(BigDecimal.ZERO)));
      }
    }
  }

  private static Stream<Place> places(PoolPosition position, Pool.Id id) {
    return position.facts().node().upwards().stream()
        .map(NodePath::toString)
        .map(node -> new Place(node, id.settlementAsset()));
  }
}
