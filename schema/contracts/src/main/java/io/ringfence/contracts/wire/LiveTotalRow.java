package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a risk node holds in one settlement asset, as the live path sums it. Rests in the table
 * {@code live_totals}.
 *
 * @param asOfMicros source time of the newest mark of the asset, epoch microseconds
 * @param node node
 * @param settlementAsset asset the figures are in
 * @param positions open positions in the figures
 * @param unknownPositions open positions that are in no figure: their instruments have no mark
 * @param stalePositions open positions in the figures whose mark is stale
 * @param isolatedMargin sum of W
 * @param equity sum of M(P)
 * @param requirement sum of what equity must exceed
 * @param grossNotional sum of V(P)
 * @param netNotional sum of s V(P)
 * @param stillToLose sum of max(0, M(P)); of positions presumed liquidated of max(0, W)
 * @param periodLoss sum of W + max(0, -realised since the day cut); absent: not all of the day was
 *     kept
 * @param marks marks of the asset taken since the run began
 * @param publishedMicros when it left for its readers, wall clock, epoch microseconds
 */
public record LiveTotalRow(
    long asOfMicros,
    String node,
    String settlementAsset,
    long positions,
    long unknownPositions,
    long stalePositions,
    BigDecimal isolatedMargin,
    BigDecimal equity,
    BigDecimal requirement,
    BigDecimal grossNotional,
    BigDecimal netNotional,
    BigDecimal stillToLose,
    @Nullable BigDecimal periodLoss,
    long marks,
    long publishedMicros) {
  /** Whether it says the same, whenever it was published. */
  public boolean saysSame(LiveTotalRow other) {
    return equals(other.published(publishedMicros));
  }

  /** The same, published at an instant, epoch microseconds. */
  public LiveTotalRow published(long micros) {
    return new LiveTotalRow(
        asOfMicros,
        node,
        settlementAsset,
        positions,
        unknownPositions,
        stalePositions,
        isolatedMargin,
        equity,
        requirement,
        grossNotional,
        netNotional,
        stillToLose,
        periodLoss,
        marks,
        micros);
  }
}
