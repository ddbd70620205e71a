package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import java.math.BigDecimal;

/**
 * What a node holds and has realised in one settlement asset at an instant.
 *
 * @param settlementAsset asset of all amounts
 * @param held sums and extremes over its open positions
 * @param sinceStart realised since the start of the run
 * @param sinceDayCut realised since the day cut
 * @param stalePositions open positions whose mark is stale: they are in the sums at that mark
 */
public record NodeExposure(
    String settlementAsset,
    NodeContribution held,
    Realised sinceStart,
    Realised sinceDayCut,
    int stalePositions) {
  /**
   * Sum of wallets: a lower bound. Reserves outside wallets and margin of resting opening orders
   * belong to it, too, but no input carries them: where a venue keeps a reserve, or orders that
   * open rest there, more is at risk by as much.
   */
  public BigDecimal openCapitalAtRisk() {
    return held.sums().isolatedMargin();
  }

  /**
   * Open capital at risk + max(0, -net realised since the day cut): a liquidation moves an amount
   * from the first term to the second, never back into headroom.
   */
  public BigDecimal periodLoss() {
    return periodLoss(openCapitalAtRisk(), sinceDayCut.pnl());
  }

  /** The same of the two sums it is made of, settlement asset; a profit takes nothing away. */
  public static BigDecimal periodLoss(BigDecimal openCapitalAtRisk, BigDecimal realisedPnl) {
    return openCapitalAtRisk.add(realisedPnl.negate().max(BigDecimal.ZERO));
  }
}
