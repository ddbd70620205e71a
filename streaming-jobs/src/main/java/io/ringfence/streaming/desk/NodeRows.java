package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution.Nearest;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of risk nodes for their tables. */
final class NodeRows {
  private NodeRows() {}

  /** Figures of a node in one asset: what needs a mark is absent where a position has none. */
  static DeskExposureRow exposure(NodePath node, NodeExposure exposure, long asOfMicros) {
    ExposureSums sums = exposure.held().sums();
    boolean known = sums.isKnown();
    Nearest nearest = exposure.held().nearest();
    return new DeskExposureRow(
        asOfMicros,
        node.toString(),
        node.level().name().toLowerCase(Locale.ROOT),
        exposure.settlementAsset(),
        sums.positions(),
        sums.unknownPositions(),
        sums.isolatedMargin(),
        exposure.openCapitalAtRisk(),
        when(known, sums.equity()),
        when(known, sums.unrealisedPnl()),
        when(known, sums.maintenanceMargin()),
        when(known, sums.initialMargin()),
        when(known, sums.grossNotional()),
        when(known, sums.netNotional()),
        when(known, sums.stillToLose()),
        sums.equity(),
        sums.unrealisedPnl(),
        sums.maintenanceMargin(),
        sums.grossNotional(),
        exposure.sinceStart().pnl(),
        exposure.sinceDayCut().pnl(),
        exposure.sinceStart().loss(),
        exposure.sinceStart().deficit(),
        exposure.periodLoss(),
        exposure.sinceStart().liquidations(),
        known ? Long.valueOf(sums.unstopped()) : null,
        nearest == null ? null : nearest.distance(),
        nearest == null ? null : nearest.key().toString(),
        exposure.held().highestRatio());
  }

  private static @Nullable BigDecimal when(boolean known, BigDecimal figure) {
    return known ? figure : null;
  }

  /** A change of state. */
  static BudgetStateRow state(BudgetChange change) {
    RiskBudget budget = change.budget();
    BudgetState previous = change.previous();
    return new BudgetStateRow(
        Instants.micros(change.at()),
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        change.state().name(),
        previous == null ? null : previous.name(),
        change.use().used().orElse(null),
        change.use().knownPart(),
        change.use().unknownCount(),
        budget.limits().soft(),
        budget.limits().hard());
  }

  /**
   * Whether a change is news for the desk: every change of a state it was in, and a first
   * evaluation that is a warning or a breach already.
   */
  static boolean isNews(BudgetChange change) {
    return switch (change.state()) {
      case WARNING, BREACH -> true;
      case WITHIN, UNKNOWN_AT_LEAST -> change.previous() != null;
    };
  }

  /** The message that a state changed. */
  static AlertRow alert(BudgetChange change) {
    return new AlertRow(
        Instants.micros(change.at()),
        "BUDGET",
        null,
        change.budget().node().toString(),
        null,
        change.budget().metric().code(),
        null,
        null,
        null,
        null,
        change.state().name(),
        change.use().used().orElse(null));
  }

  /** The use of a budget at a snapshot. */
  static BudgetUseRow use(RiskBudget budget, BudgetState state, BudgetUse use, long asOfMicros) {
    return new BudgetUseRow(
        asOfMicros,
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        state.name(),
        use.used().orElse(null),
        use.knownPart(),
        use.unknownCount(),
        budget.limits().soft(),
        budget.limits().hard());
  }
}
