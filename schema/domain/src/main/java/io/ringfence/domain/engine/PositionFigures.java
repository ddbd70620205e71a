package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * One position at one mark, settlement asset.
 *
 * @param isolatedMargin wallet W with all funding, without unrealised PnL
 * @param unrealisedPnl U(P)
 * @param requirement what equity must exceed
 * @param notional V(P), at least 0
 * @param signedNotional s V(P)
 */
public record PositionFigures(
    BigDecimal isolatedMargin,
    BigDecimal unrealisedPnl,
    BigDecimal requirement,
    BigDecimal notional,
    BigDecimal signedNotional) {
  /** M(P) = W + U(P). */
  public BigDecimal equity() {
    return isolatedMargin.add(unrealisedPnl);
  }

  /**
   * The figures as those of a node with this position alone.
   *
   * @param isPresumed whether it is presumed liquidated and counts at full cap
   * @param isStopped whether it has an effective stop
   */
  NodeFigures asNode(boolean isPresumed, boolean isStopped) {
    BigDecimal toLose = isPresumed ? isolatedMargin : equity();
    return new NodeFigures(
        1,
        isolatedMargin,
        equity(),
        unrealisedPnl,
        requirement,
        notional,
        signedNotional,
        toLose.max(BigDecimal.ZERO),
        isStopped ? 1 : 0);
  }
}
