package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * What the positions of one instrument add up to at one mark. Exact; inverse amounts are sums of
 * amounts rounded for each position.
 *
 * @param positions open positions
 * @param isolatedMargin sum of W, settlement asset
 * @param equity sum of M(P), settlement asset
 * @param unrealisedPnl sum of U(P), settlement asset
 * @param requirement sum of what equity must exceed, settlement asset
 * @param grossNotional sum of V(P), settlement asset
 * @param netNotional sum of s V(P), settlement asset
 * @param stillToLose sum of max(0, M(P)), settlement asset; of positions presumed liquidated the
 *     full cap, max(0, W)
 * @param stopped positions with an effective stop
 */
public record NodeFigures(
    int positions,
    BigDecimal isolatedMargin,
    BigDecimal equity,
    BigDecimal unrealisedPnl,
    BigDecimal requirement,
    BigDecimal grossNotional,
    BigDecimal netNotional,
    BigDecimal stillToLose,
    int stopped) {
  private static final BigDecimal NONE = BigDecimal.ZERO;

  /** No position. */
  public static final NodeFigures EMPTY =
      new NodeFigures(0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 0);

  /** Both together. */
  public NodeFigures plus(NodeFigures other) {
    return new NodeFigures(
        positions + other.positions,
        isolatedMargin.add(other.isolatedMargin),
        equity.add(other.equity),
        unrealisedPnl.add(other.unrealisedPnl),
        requirement.add(other.requirement),
        grossNotional.add(other.grossNotional),
        netNotional.add(other.netNotional),
        stillToLose.add(other.stillToLose),
        stopped + other.stopped);
  }
}
