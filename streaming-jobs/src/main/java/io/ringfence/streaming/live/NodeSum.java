package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.streaming.tick.DeskTotal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a node holds with all that is below it, in one settlement asset.
 *
 * @param figures sums of positions with a mark
 * @param unknown open positions without one
 * @param stale open positions whose mark is stale
 */
record NodeSum(NodeFigures figures, int unknown, int stale) {
  static final NodeSum EMPTY = new NodeSum(NodeFigures.EMPTY, 0, 0);

  static NodeSum of(DeskTotal total, int stale) {
    return new NodeSum(
        new NodeFigures(
            total.positions(),
            total.isolatedMargin(),
            total.equity(),
            total.equity().subtract(total.isolatedMargin()),
            total.requirement(),
            total.grossNotional(),
            total.netNotional(),
            total.stillToLose(),
            total.stopped()),
        total.unknown(),
        stale);
  }

  NodeSum plus(NodeSum other) {
    return new NodeSum(figures.plus(other.figures), unknown + other.unknown, stale + other.stale);
  }

  /** A node, and a settlement asset by its name. */
  record NodeName(String node, String asset) {}

  /**
   * The sum as a row; amounts in one form whichever positions were there before.
   *
   * @param realised since the day cut; null: not known
   */
  LiveTotalRow row(
      NodeName named, DeskTotal newest, @Nullable BigDecimal realised, long nowMicros) {
    BigDecimal margin = figures.isolatedMargin();
    return new LiveTotalRow(
        newest.sourceMicros(),
        named.node(),
        named.asset(),
        figures.positions(),
        unknown,
        stale,
        margin.stripTrailingZeros(),
        figures.equity().stripTrailingZeros(),
        figures.requirement().stripTrailingZeros(),
        figures.grossNotional().stripTrailingZeros(),
        figures.netNotional().stripTrailingZeros(),
        figures.stillToLose().stripTrailingZeros(),
        realised == null ? null : NodeExposure.periodLoss(margin, realised).stripTrailingZeros(),
        newest.ticks(),
        nowMicros);
  }
}
