package io.ringfence.streaming.live;

import io.ringfence.streaming.tick.DeskTotal;
import java.math.BigDecimal;

/**
 * What a node holds in one settlement asset, for budgets that look at all of them.
 *
 * @param node path of the node
 * @param asset name of the settlement asset
 * @param positions open positions with a mark
 * @param unknown open positions without one
 * @param stale open positions whose mark is stale
 * @param stopped positions with a mark and an effective stop
 * @param grossNotional of those with a mark, settlement asset
 * @param equity of those with a mark, settlement asset
 * @param sourceMicros time of the newest mark at the source, epoch microseconds
 */
public record NodeShare(
    String node,
    String asset,
    int positions,
    int unknown,
    int stale,
    int stopped,
    BigDecimal grossNotional,
    BigDecimal equity,
    long sourceMicros) {
  static NodeShare of(NodeSum.NodeName named, NodeSum sum, DeskTotal newest) {
    return new NodeShare(
        named.node(),
        named.asset(),
        sum.figures().positions(),
        sum.unknown(),
        sum.stale(),
        sum.figures().stopped(),
        sum.figures().grossNotional().stripTrailingZeros(),
        sum.figures().equity().stripTrailingZeros(),
        newest.sourceMicros());
  }

  /** Whether it says the same, whenever that was. */
  boolean saysSame(NodeShare other) {
    return equals(
        new NodeShare(
            other.node,
            other.asset,
            other.positions,
            other.unknown,
            other.stale,
            other.stopped,
            other.grossNotional,
            other.equity,
            sourceMicros));
  }

  /** Whether something is held. */
  boolean holds() {
    return positions + unknown > 0;
  }
}
