package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.CircumstancesRow;
import io.ringfence.contracts.wire.NearestRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.contracts.wire.SumsRow;
import io.ringfence.domain.budget.NodeCircumstances;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * News for risk nodes as they travel.
 *
 * @param instrument the instrument they come from
 * @param asset its settlement asset
 * @param quality how far its mark can be trusted
 * @param atMicros the instant, epoch microseconds
 * @param receivedMicros when its latest record came in, wall clock; absent: only time has passed
 */
record ContributionRows(
    InstrumentId instrument,
    String asset,
    MarkQuality quality,
    long atMicros,
    @Nullable Long receivedMicros) {
  /** Everything an instant has to tell. */
  void tell(LiveBook.AllNews news, Consumer<NodeContributionRow> out) {
    news.nodes().forEach((node, one) -> out.accept(of(node, one)));
    news.parts()
        .forEach((part, one) -> out.accept(row(part.slice().toString(), part.asset(), one)));
  }

  private NodeContributionRow of(NodePath node, LiveBook.News news) {
    return row(node.toString(), asset, news);
  }

  private NodeContributionRow row(String node, String inAsset, LiveBook.News news) {
    NodeContribution contribution = news.contribution();
    return new NodeContributionRow(
        node,
        instrument.venue(),
        instrument.symbol(),
        inAsset,
        atMicros,
        sums(contribution.sums()),
        nearest(contribution.nearest()),
        contribution.highestRatio(),
        realised(news.realised()),
        circumstances(news.circumstances()),
        contribution.gapLoss());
  }

  private CircumstancesRow circumstances(NodeCircumstances happened) {
    VolatilityRegime regime = quality.regime();
    return new CircumstancesRow(
        happened.traded(),
        happened.reclassified(),
        quality.stale(),
        quality.unconfirmed(),
        regime == null ? null : regime.code(),
        receivedMicros);
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
            realised.pnl(),
            realised.loss(),
            realised.deficit(),
            realised.liquidations(),
            realised.unknown());
  }
}
