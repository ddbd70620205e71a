package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one instrument's positions contribute to one node.
 *
 * @param sums additive figures
 * @param nearest the position nearest to its liquidation; absent where none has one
 * @param highestRatio largest margin ratio, fraction; absent where none is known
 * @param gapLoss what a gap of the mark against all of them would lose, settlement asset, at least
 *     0; absent: unknown, nobody said how far it gaps
 */
public record NodeContribution(
    ExposureSums sums,
    @Nullable Nearest nearest,
    @Nullable BigDecimal highestRatio,
    @Nullable BigDecimal gapLoss) {
  /** Nothing. */
  public static final NodeContribution EMPTY = new NodeContribution(ExposureSums.EMPTY, null, null);

  /** A contribution whose gap loss is unknown. */
  public NodeContribution(
      ExposureSums sums, @Nullable Nearest nearest, @Nullable BigDecimal highestRatio) {
    this(sums, nearest, highestRatio, null);
  }

  /** The same with what a gap would lose; null: unknown. */
  public NodeContribution withGapLoss(@Nullable BigDecimal loss) {
    return new NodeContribution(sums, nearest, highestRatio, loss);
  }

  /**
   * A position and how far it is from its liquidation.
   *
   * @param distance signed fraction of the mark
   * @param key the position
   */
  public record Nearest(BigDecimal distance, PositionKey key) {
    /** The nearer of two; at equal distance the first in the order of keys. */
    static @Nullable Nearest of(@Nullable Nearest left, @Nullable Nearest right) {
      if (left == null || right == null) {
        return left == null ? right : left;
      }
      int byDistance = left.distance.compareTo(right.distance);
      boolean leftFirst = byDistance < 0 || (byDistance == 0 && left.key.compareTo(right.key) <= 0);
      return leftFirst ? left : right;
    }
  }

  /** One position; without an exposure only its wallet is known. */
  public static NodeContribution of(PositionState position, Optional<MarginExposure> exposure) {
    return exposure
        .map(
            known ->
                new NodeContribution(
                    ExposureSums.of(position, known),
                    known.distance().map(gap -> new Nearest(gap, position.key())).orElse(null),
                    known.marginRatio().orElse(null)))
        .orElseGet(
            () ->
                new NodeContribution(
                    ExposureSums.unknown(position.economics().isolatedMargin()), null, null));
  }

  /** The same positions where their marks cannot be relied on: only their wallets are known. */
  public NodeContribution withoutMark() {
    return new NodeContribution(
        ExposureSums.unknown(sums.positions(), sums.isolatedMargin()), null, null);
  }

  /** Both together; the gap loss of parts put together is unknown. */
  public NodeContribution plus(NodeContribution other) {
    return new NodeContribution(
        sums.plus(other.sums),
        Nearest.of(nearest, other.nearest),
        larger(highestRatio, other.highestRatio));
  }

  /** The same sums without trailing zeros: equal figures are then equal records. */
  NodeContribution canonical() {
    return new NodeContribution(sums.canonical(), nearest, highestRatio);
  }

  /** These sums with the more extreme of both nearest positions and ratios. */
  public NodeContribution withExtremesOf(NodeContribution other) {
    return new NodeContribution(
        sums, Nearest.of(nearest, other.nearest), larger(highestRatio, other.highestRatio));
  }

  private static @Nullable BigDecimal larger(
      @Nullable BigDecimal left, @Nullable BigDecimal right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.max(right);
  }
}
