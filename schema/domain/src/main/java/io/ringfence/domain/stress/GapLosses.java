package io.ringfence.domain.stress;

import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What nodes lose of one instrument when its mark gaps against every position at once. Exact for
 * linear and quanto contracts; of an inverse one each position's loss is rounded up at 36 digits.
 * Costs a visit to each position and node of the table.
 */
public final class GapLosses {
  private GapLosses() {}

  /**
   * Losses by node, settlement asset, at least 0 and without trailing zeros. A node is absent where
   * its loss is unknown: the table has no shock for it, or there is no mark.
   */
  public static Map<NodePath, BigDecimal> of(InstrumentBook book, GapTable table) {
    Map<NodePath, BigDecimal> losses = new TreeMap<>();
    Optional<MarkUpdate> mark = book.mark();
    if (table.isEmpty() || mark.isEmpty()) {
      return losses;
    }
    for (PositionState position : book.openPositions()) {
      for (NodePath node : position.facts().node().upwards()) {
        table
            .shock(node, position.key().instrument())
            .map(shock -> loss(book, position, mark.get().price(), shock))
            .ifPresent(loss -> losses.merge(node, loss, BigDecimal::add));
      }
    }
    losses.replaceAll((_, loss) -> loss.stripTrailingZeros());
    return losses;
  }

  /** A position presumed liquidated counts at its full cap until the venue has reported. */
  private static BigDecimal loss(
      InstrumentBook book, PositionState position, BigDecimal mark, BigDecimal shock) {
    if (position.isPresumedLiquidated()) {
      return position.economics().isolatedMargin().max(BigDecimal.ZERO);
    }
    PoolPosition held =
        new PoolPosition(
            position.key(),
            book.rules(),
            position.economics(),
            position.leverage(),
            position.facts(),
            mark);
    return GapLoss.of(held, shock)
        .loss()
        .exactOrRounded(Precision.STORED_SCALE, RoundingMode.CEILING);
  }
}
