package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.NearestRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.contracts.wire.SumsRow;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import org.jspecify.annotations.Nullable;

/** Gives flat contributions their meaning, and realised amounts their row. */
final class Contributions {
  private Contributions() {}

  static InstrumentId instrument(NodeContributionRow row) {
    return new InstrumentId(row.venue(), row.instrument());
  }

  /** What the instrument contributes from now on. */
  static NodeContribution contribution(NodeContributionRow row) {
    return isEmpty(row)
        ? NodeContribution.EMPTY
        : new NodeContribution(sums(row.sums()), nearest(row), row.highestRatio());
  }

  /** Whether the instrument holds nothing at the node any more. */
  static boolean isEmpty(NodeContributionRow row) {
    return row.sums().positions() == 0;
  }

  private static ExposureSums sums(SumsRow sums) {
    return new ExposureSums(
        sums.positions(),
        sums.unknownPositions(),
        sums.isolatedMargin(),
        sums.unknownMargin(),
        sums.equity(),
        sums.unrealisedPnl(),
        sums.maintenanceMargin(),
        sums.initialMargin(),
        sums.grossNotional(),
        sums.netNotional(),
        sums.stillToLose(),
        sums.unstopped());
  }

  private static NodeContribution.@Nullable Nearest nearest(NodeContributionRow row) {
    NearestRow nearest = row.nearest();
    return nearest == null
        ? null
        : new NodeContribution.Nearest(
            nearest.distance(),
            new PositionKey(
                instrument(row), nearest.account(), PositionSide.of(nearest.side()).orElseThrow()));
  }

  static Realised realised(RealisedRow row) {
    return new Realised(row.pnl(), row.loss(), row.deficit(), row.liquidations());
  }

  static RealisedRow realised(Realised realised) {
    return new RealisedRow(
        realised.pnl(), realised.loss(), realised.deficit(), realised.liquidations());
  }
}
