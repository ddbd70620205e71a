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
import org.jspecify.annotations.Nullable;

/**
 * What the pools of one instant may still use: free balances, which pools of one account share, and
 * headroom, which pools of one node share. What a batch takes is gone for the next pool, so nothing
 * is promised twice.
 */
final class PoolMeans {
  private record Purse(String venue, String account, String settlementAsset) {}

  private record Place(String node, String settlementAsset) {}

  private final Map<Purse, Pool.Cash> balances = new HashMap<>();
  private final Map<Place, BigDecimal> headrooms = new HashMap<>();

  PoolMeans(DecisionFacts facts) {
    for (AccountBalancesQuery.Row row : facts.balances()) {
      balances.put(
          new Purse(row.venue(), row.account(), row.settlementAsset()),
          Pool.Cash.of(row.freeBalance().max(BigDecimal.ZERO)));
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
   * Use at the instant of a budget that adding margin uses; absent: another metric or currency, or
   * a scope, whose use is not the node's. These three are sums of wallets and losses and always
   * known.
   */
  private static @Nullable BigDecimal used(DesksAtQuery.Row node, BudgetsAtQuery.Row budget) {
    BudgetMetric metric = BudgetMetric.of(budget.metric()).orElse(null);
    boolean whole = budget.terms().scope() == null;
    if (metric == null || !whole || !budget.currency().equals(node.settlementAsset())) {
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
    Map<NodePath, BigDecimal> headroom = new HashMap<>();
    for (PoolPosition position : positions) {
      for (NodePath node : position.facts().node().upwards()) {
        BigDecimal left = headrooms.get(place(node, id));
        if (left != null) {
          headroom.put(node, left);
        }
      }
    }
    return new Pool(id, positions, balances.get(purse(id)), headroom);
  }

  /** Takes away what a batch draws from the free balance and from the headroom of nodes. */
  void spend(Batch batch) {
    Pool.Id id = batch.pool().id();
    for (Suggestion suggestion : batch.suggestions()) {
      if (suggestion instanceof Suggestion.Move move) {
        if (move.source() instanceof Source.FreeBalance) {
          balances.computeIfPresent(purse(id), (_, cash) -> cash.less(move.amount()));
        }
        for (NodePath node : move.raises()) {
          headrooms.computeIfPresent(
              place(node, id), (_, left) -> left.subtract(move.amount()).max(BigDecimal.ZERO));
        }
      }
    }
  }

  private static Purse purse(Pool.Id id) {
    return new Purse(id.venue(), id.account(), id.settlementAsset());
  }

  private static Place place(NodePath node, Pool.Id id) {
    return new Place(node.toString(), id.settlementAsset());
  }
}
