package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.intake.Instants;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A node in memory, or a part of one. */
final class LiveNode {
  private static final Comparator<NodeContributionRow> BY_INSTRUMENT =
      Comparator.comparing(Contributions::instrument);

  private final RiskSlice slice;
  private final NodeBook book;
  private long ratesLookedAt = Long.MIN_VALUE;

  /** Which it is, with its totals and budgets. */
  LiveNode(RiskSlice slice, NodeBook book) {
    this.slice = slice;
    this.book = book;
  }

  RiskSlice slice() {
    return slice;
  }

  NodeBook book() {
    return book;
  }

  /**
   * When the node must be looked at because a rate gets stale, epoch microseconds; empty where none
   * does, or an appointment that was asked for comes first: then it is asked again.
   */
  OptionalLong nextRateLook(long presentMicros) {
    Optional<Instant> stale = book.nextStaleRate(Instants.instant(presentMicros));
    if (stale.isEmpty()) {
      return OptionalLong.empty();
    }
    long look = Instants.micros(stale.get());
    boolean comesFirst = ratesLookedAt > presentMicros && ratesLookedAt <= look;
    if (comesFirst) {
      return OptionalLong.empty();
    }
    ratesLookedAt = look;
    return OptionalLong.of(look);
  }

  /**
   * Takes the contributions of one instant; the figures of the assets they touched, or of all where
   * a new day has begun: what was realised before the cut no longer counts. Parts of nodes have
   * budgets only.
   */
  List<DeskExposureRow> take(
      List<NodeContributionRow> contributions, long atMicros, boolean dayBegan) {
    contributions.stream().sorted(BY_INSTRUMENT).forEach(this::take);
    if (slice.scope() != null) {
      return List.of();
    }
    Set<String> touched =
        contributions.stream()
            .map(NodeContributionRow::settlementAsset)
            .collect(Collectors.toSet());
    return book.exposures(Instants.instant(atMicros)).stream()
        .filter(exposure -> dayBegan || touched.contains(exposure.settlementAsset()))
        .map(exposure -> NodeRows.exposure(slice.node(), exposure, atMicros))
        .toList();
  }

  private void take(NodeContributionRow row) {
    String asset = row.settlementAsset();
    book.apply(
        asset,
        Contributions.instrument(row),
        Contributions.contribution(row),
        Contributions.quality(row));
    RealisedRow realised = row.realised();
    if (realised != null) {
      book.realise(asset, Contributions.realised(realised), Instants.instant(row.atMicros()));
    }
  }
}
