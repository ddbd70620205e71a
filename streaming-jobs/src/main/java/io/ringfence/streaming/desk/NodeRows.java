package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution.Nearest;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of risk nodes for their table. */
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
        exposure.held().highestRatio(),
        exposure.stalePositions(),
        exposure.sinceStart().unknown(),
        exposure.sinceDayCut().unknown());
  }

  private static @Nullable BigDecimal when(boolean known, BigDecimal figure) {
    return known ? figure : null;
  }
}
