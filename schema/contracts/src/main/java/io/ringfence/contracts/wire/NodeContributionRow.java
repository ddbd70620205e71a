package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one instrument contributes to one risk node from an instant on, and what it realised there
 * at that instant. Travels from the exposure operator to the node; the contribution replaces the
 * one before, the realised amounts add up.
 *
 * @param node {@code firm}, {@code firm/desk} and so on, or a scope of one, {@code
 *     firm/desk//property=value}
 * @param venue venue
 * @param instrument instrument as the venue names it
 * @param settlementAsset asset of the amounts
 * @param atMicros the instant, epoch microseconds
 * @param sums additive figures after the instant
 * @param nearest position nearest to its liquidation; absent: none has one
 * @param highestRatio largest margin ratio, scale 18; absent: none known
 * @param realised what was realised at the instant; absent: nothing
 * @param circumstances what happened at the instant, and how far the mark can be trusted
 * @param gapLoss what a gap of the mark against all of them would lose; absent: unknown
 */
public record NodeContributionRow(
    String node,
    String venue,
    String instrument,
    String settlementAsset,
    long atMicros,
    SumsRow sums,
    @Nullable NearestRow nearest,
    @Nullable BigDecimal highestRatio,
    @Nullable RealisedRow realised,
    CircumstancesRow circumstances,
    @Nullable BigDecimal gapLoss) {
  /** State that was written before circumstances were told has none. */
  public NodeContributionRow {
    circumstances = Objects.requireNonNullElse(circumstances, CircumstancesRow.NONE);
  }
}
