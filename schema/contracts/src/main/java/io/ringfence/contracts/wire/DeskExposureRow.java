package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one risk node in one settlement asset at an instant that changed it. Rests in the
 * table {@code desk_exposures}.
 *
 * @param asOfMicros instant, epoch microseconds; every fact up to it is in
 * @param node {@code firm}, {@code firm/desk} or {@code firm/desk/book}
 * @param level firm, desk or book
 * @param settlementAsset asset the figures are in
 * @param positions open positions
 * @param unknownPositions open positions without a mark; where &gt; 0 the figures that need one are
 *     absent
 * @param isolatedMargin sum of W
 * @param openCapitalAtRisk sum of W + reserve outside wallets + margin of resting opening orders
 * @param equity sum of M(P)
 * @param unrealisedPnl sum of U(P)
 * @param maintenanceMargin sum of requirements
 * @param initialMargin sum of initial requirements at the mark
 * @param grossNotional sum of notionals
 * @param netNotional sum of signed notionals, long positive
 * @param stillToLose sum of max(0, M(P))
 * @param knownEquity equity of the positions with a mark
 * @param knownUnrealisedPnl unrealised PnL of the positions with a mark
 * @param knownMaintenance requirement of the positions with a mark
 * @param knownGrossNotional gross notional of the positions with a mark
 * @param realisedPnl net realised since the start of the run: funding + fees - liquidation losses
 * @param realisedPnlDay the same since the day cut (cut, next cut]
 * @param realisedLoss sum of liquidation losses since the start of the run, positive
 * @param deficit sum of the venues' deficits of those liquidations, positive
 * @param periodLoss open capital at risk + max(0, -realised PnL of the day)
 * @param liquidations liquidations since the start of the run
 * @param unstoppedPositions open positions without an effective stop; absent: one has no mark
 * @param nearestDistance smallest distance to liquidation, fraction, scale 18; absent: none known
 * @param nearestPosition position key of it
 * @param highestMarginRatio largest margin ratio, scale 18; absent: none known
 * @param stalePositions open positions whose mark is stale: they are in the sums at that mark
 * @param unknownResults closes and reductions since the start of the run of which nobody said what
 *     they realised: above 0, {@code realisedPnl} is only what is known
 * @param unknownResultsDay the same since the day cut: above 0, {@code realisedPnlDay} and {@code
 *     periodLoss} are only what is known
 */
public record DeskExposureRow(
    long asOfMicros,
    String node,
    String level,
    String settlementAsset,
    long positions,
    long unknownPositions,
    BigDecimal isolatedMargin,
    BigDecimal openCapitalAtRisk,
    @Nullable BigDecimal equity,
    @Nullable BigDecimal unrealisedPnl,
    @Nullable BigDecimal maintenanceMargin,
    @Nullable BigDecimal initialMargin,
    @Nullable BigDecimal grossNotional,
    @Nullable BigDecimal netNotional,
    @Nullable BigDecimal stillToLose,
    BigDecimal knownEquity,
    BigDecimal knownUnrealisedPnl,
    BigDecimal knownMaintenance,
    BigDecimal knownGrossNotional,
    BigDecimal realisedPnl,
    BigDecimal realisedPnlDay,
    BigDecimal realisedLoss,
    BigDecimal deficit,
    BigDecimal periodLoss,
    long liquidations,
    @Nullable Long unstoppedPositions,
    @Nullable BigDecimal nearestDistance,
    @Nullable String nearestPosition,
    @Nullable BigDecimal highestMarginRatio,
    long stalePositions,
    long unknownResults,
    long unknownResultsDay) {}
