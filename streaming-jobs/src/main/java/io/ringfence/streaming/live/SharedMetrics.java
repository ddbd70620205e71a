package io.ringfence.streaming.live;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetUse;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Metrics of budgets on the live path that look at all settlement assets of a node. */
enum SharedMetrics {
  /** Positions with a mark and without an effective stop. */
  UNSTOPPED {
    @Override
    BudgetUse use(String currency, Collection<NodeShare> shares) {
      int unstopped = 0;
      int unknown = 0;
      for (NodeShare share : shares) {
        unstopped += share.positions() - share.stopped();
        unknown += share.unknown() + share.stale();
      }
      return new BudgetUse(BigDecimal.valueOf(unstopped), BigDecimal.ONE, unknown);
    }
  },
  /**
   * Gross notional over equity, in one settlement asset: there are no rates here, so that what is
   * held in another one is unknown.
   */
  LEVERAGE {
    @Override
    BudgetUse use(String currency, Collection<NodeShare> shares) {
      String asset = currency.isEmpty() ? onlyHeld(shares) : currency;
      BigDecimal gross = BigDecimal.ZERO;
      BigDecimal equity = BigDecimal.ZERO;
      int unknown = 0;
      for (NodeShare share : shares) {
        if (share.asset().equals(asset)) {
          gross = share.grossNotional();
          equity = share.equity();
          unknown += share.unknown() + share.stale();
        } else {
          unknown += share.positions() + share.unknown();
        }
      }
      return new BudgetUse(gross, equity, unknown);
    }
  };

  /**
   * What is used.
   *
   * @param currency of the budget; empty: it names none
   * @param shares of its node, one for each settlement asset
   */
  abstract BudgetUse use(String currency, Collection<NodeShare> shares);

  private static String onlyHeld(Collection<NodeShare> shares) {
    List<NodeShare> holding = shares.stream().filter(NodeShare::holds).toList();
    return holding.size() == 1 ? holding.getFirst().asset() : "";
  }

  /** One of these; empty where a metric is none of them. */
  static Optional<SharedMetrics> of(BudgetMetric metric) {
    return switch (metric) {
      case UNSTOPPED_POSITIONS -> Optional.of(UNSTOPPED);
      case LEVERAGE -> Optional.of(LEVERAGE);
      case OPEN_CAPITAL_AT_RISK,
          ISOLATED_MARGIN,
          PERIOD_LOSS,
          GROSS_NOTIONAL,
          NET_NOTIONAL,
          GAP_LOSS,
          CONCENTRATION_ASSET,
          CONCENTRATION_VENUE ->
          Optional.empty();
    };
  }
}
