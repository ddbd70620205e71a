package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.NearestRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.contracts.wire.SumsRow;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * News for risk nodes as they travel.
 *
 * @param rules rules of the instrument
 */
record ContributionRows(MarginRules rules) {
  NodeContributionRow of(NodePath node, LiveBook.News news, long atMicros) {
    NodeContribution contribution = news.contribution();
    return new NodeContributionRow(
        node.toString(),
        rules.instrument().venue(),
        rules.instrument().symbol(),
        rules.settlementAsset(),
        atMicros,
        sums(contribution.sums()),
        nearest(contribution.nearest()),
        contribution.highestRatio(),
        realised(news.realised()));
  }

  private static SumsRow sums(ExposureSums sums) {
    return new SumsRow(
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

  private static @Nullable NearestRow nearest(NodeContribution.@Nullable Nearest nearest) {
    return nearest == null
        ? null
        : new NearestRow(nearest.distance(), nearest.key().account(), nearest.key().side().code());
  }

  private static @Nullable RealisedRow realised(Realised realised) {
    return realised.isNothing()
        ? null
        : new RealisedRow(
            realised.pnl(), realised.loss(), realised.deficit(), realised.liquidations());
  }
}
