package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Purse;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pools of one instant may still use: free balances, which pools of one account share,
 * headroom, which pools of one node share, and what the mandate lets other accounts lend. Every
 * pool sees all of it; who takes what is decided for all pools together.
 */
final class PoolMeans {
  private record Place(String node, String settlementAsset) {}

  private final Map<Purse, Pool.Cash> balances = new HashMap<>();
  private final Map<Place, BigDecimal> headrooms = new HashMap<>();
  private final Mandate mandate;
  private final ReallocationPolicy policy;

  PoolMeans(DecisionFacts facts, ReallocationPolicy policy) {
    this.mandate = facts.prospects().mandate();
    this.policy = policy;
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
   * a scope, whose use is not the node's. These three are sums of wallets and losses; where a loss
   * is unknown, because nobody said what a close realised, there is no headroom.
   */
  private static @Nullable BigDecimal used(DesksAtQuery.Row node, BudgetsAtQuery.Row budget) {
    BudgetMetric metric = BudgetMetric.of(budget.metric()).orElse(null);
    boolean whole = budget.terms().scope() == null;
    if (metric == null || !whole || !budget.currency().equals(node.settlementAsset())) {
      return null;
    }
    return switch (metric) {
      case OPEN_CAPITAL_AT_RISK -> node.exposure().openCapitalAtRisk();
      case PERIOD_LOSS ->
          isKnown(budget) && !node.realised().unsaid().isSomeToday()
              ? node.realised().periodLoss()
              : budget.hard();
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

  private static boolean isKnown(BudgetsAtQuery.Row budget) {
    BudgetsAtQuery.Use use = budget.use();
    return use == null || use.unknownCount() == 0;
  }

  /** The pool with all its means. */
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
    return new Pool(id, positions, balances.get(Purse.of(id)), headroom, lanes(id));
  }

  /** A lender whose balance nobody knows lends nothing. */
  private List<Lane> lanes(Pool.Id id) {
    List<Lane> lanes = new ArrayList<>();
    for (Mandate.Way way : ways(NodePath.desk(id.desk()))) {
      Pool.Cash lender =
          balances.get(new Purse(way.from().venue(), way.from().name(), way.asset()));
      if (lender != null && leadsTo(way, id)) {
        BigDecimal above =
            lender.reported().multiply(BigDecimal.ONE.subtract(policy.cashReserve()));
        lanes.add(
            new Lane(
                way.from().toString(),
                way.terms().most().min(above),
                way.terms().fixedCost(),
                way.terms().costRate(),
                way.terms().arrival()));
      }
    }
    return lanes;
  }

  /** Those the desk states, else those of the firm. */
  private List<Mandate.Way> ways(NodePath desk) {
    return mandate.waysOf(desk).map(Mandate.Said::what).orElse(List.of());
  }

  private static boolean leadsTo(Mandate.Way way, Pool.Id id) {
    return way.to().equals(new Mandate.Account(id.venue(), id.account()))
        && way.asset().equals(id.settlementAsset())
        && (way.desk() == null || way.desk().equals(id.desk()));
  }

  private static Place place(NodePath node, Pool.Id id) {
    return new Place(node.toString(), id.settlementAsset());
  }
}
