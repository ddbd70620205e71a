package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.CircumstancesRow;
import io.ringfence.contracts.wire.NearestRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RealisedRow;
import io.ringfence.contracts.wire.SumsRow;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.NodeCircumstances;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.streaming.intake.Instants;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
        : new NodeContribution(sums(row.sums()), nearest(row), row.highestRatio(), row.gapLoss());
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

  /** How far the mark behind it can be trusted. */
  static MarkQuality quality(NodeContributionRow row) {
    CircumstancesRow circumstances = row.circumstances();
    String regime = circumstances.regime();
    return new MarkQuality(
        circumstances.staleMark(),
        circumstances.unconfirmedMark(),
        regime == null ? null : VolatilityRegime.of(regime).orElseThrow());
  }

  /** What happened at the node at the instant of some contributions. */
  static NodeCircumstances circumstances(List<NodeContributionRow> rows) {
    return rows.stream()
        .map(NodeContributionRow::circumstances)
        .map(one -> new NodeCircumstances(one.traded(), one.reclassified()))
        .reduce(NodeCircumstances.MARKET, NodeCircumstances::and);
  }

  /** When the latest record behind some contributions came in; null: only time has passed. */
  static @Nullable Long received(List<NodeContributionRow> rows) {
    return rows.stream()
        .map(row -> row.circumstances().receivedMicros())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Gives a node capital: in force from when the row says, or from the first event on. */
  static void addCapital(NodeBook book, CapitalRow row) {
    Long from = row.validFromMicros();
    book.addCapital(
        row.currency(), row.amount(), from == null ? Instant.EPOCH : Instants.instant(from));
  }

  static Realised realised(RealisedRow row) {
    return new Realised(row.pnl(), row.loss(), row.deficit(), row.liquidations(), row.unknown());
  }

  static RealisedRow realised(Realised realised) {
    return new RealisedRow(
        realised.pnl(),
        realised.loss(),
        realised.deficit(),
        realised.liquidations(),
        realised.unknown());
  }
}
