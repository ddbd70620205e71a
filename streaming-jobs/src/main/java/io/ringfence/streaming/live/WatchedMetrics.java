package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.engine.NodeFigures;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metrics of budgets that are figures of a node's totals on the live path. */
enum WatchedMetrics {
  /** Sums of wallets: what no mark can change. */
  WALLETS {
    @Override
    BigDecimal used(NodeFigures figures, BigDecimal realised) {
      return figures.isolatedMargin();
    }
  },
  /** Sums of wallets, and what the day has lost. */
  LOSS {
    @Override
    BigDecimal used(NodeFigures figures, BigDecimal realised) {
      return NodeExposure.periodLoss(figures.isolatedMargin(), realised);
    }
  },
  /** Gross notional. */
  GROSS {
    @Override
    BigDecimal used(NodeFigures figures, BigDecimal realised) {
      return figures.grossNotional();
    }
  },
  /** Net notional, by its size. */
  NET {
    @Override
    BigDecimal used(NodeFigures figures, BigDecimal realised) {
      return figures.netNotional().abs();
    }
  };

  /**
   * What is used, settlement asset.
   *
   * @param realised since the day cut, as far as it is known
   */
  abstract BigDecimal used(NodeFigures figures, BigDecimal realised);

  /** Whether it needs marks that hold. */
  boolean followsMarks() {
    return this == GROSS || this == NET;
  }

  /** Whether it needs what the day has realised. */
  boolean followsLosses() {
    return this == LOSS;
  }

  /** The figure of a metric; empty where the totals have none. */
  static Optional<WatchedMetrics> of(BudgetMetric metric) {
    return switch (metric) {
      case OPEN_CAPITAL_AT_RISK, ISOLATED_MARGIN -> Optional.of(WALLETS);
      case PERIOD_LOSS -> Optional.of(LOSS);
      case GROSS_NOTIONAL -> Optional.of(GROSS);
      case NET_NOTIONAL -> Optional.of(NET);
      case GAP_LOSS, LEVERAGE, CONCENTRATION_ASSET, CONCENTRATION_VENUE, UNSTOPPED_POSITIONS ->
          Optional.empty();
    };
  }

  /** Why a budget is not watched here; null where it is. */
  static @Nullable String reasonAgainst(BudgetRow row) {
    Optional<BudgetMetric> metric = BudgetMetric.of(row.metric());
    boolean isWatched =
        metric.flatMap(WatchedMetrics::of).isPresent()
            || metric.flatMap(SharedMetrics::of).isPresent();
    if (!isWatched) {
      return "metric must be period_loss, leverage, unstopped_positions or a sum of wallets or"
          + " notionals on the live path, was "
          + row.metric();
    }
    if (row.scope() != null) {
      return "scope must be absent on the live path, was " + row.scope();
    }
    return row.basis().equals("amount")
        ? null
        : "basis must be amount on the live path, was " + row.basis();
  }
}
