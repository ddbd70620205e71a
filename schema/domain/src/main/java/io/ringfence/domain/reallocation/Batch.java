package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Everything proposed for one pool at one instant, to be executed in its order.
 *
 * @param pool the pool
 * @param suggestions moves in the order of their recipients, and positions for which none is
 *     feasible
 * @param gates what the pool's positions burn under shocks, before and after
 * @param certificate how good it is, level by level, and what proves it
 */
public record Batch(
    Pool pool, List<Suggestion> suggestions, List<Gate> gates, Certificate certificate) {
  /**
   * Containment gate at one shock. Burned margin is the sum of the wallets of positions that die.
   *
   * @param shock relative change of every mark
   * @param burnedBefore settlement asset, without the batch
   * @param burnedAfter settlement asset, with it
   */
  public record Gate(BigDecimal shock, BigDecimal burnedBefore, BigDecimal burnedAfter) {
    /** Whether the batch burns more at this shock than doing nothing. */
    public boolean burnsMore() {
      return burnedAfter.compareTo(burnedBefore) > 0;
    }
  }

  public Batch {
    suggestions = List.copyOf(suggestions);
    gates = List.copyOf(gates);
  }

  /** What is to be done, without what proves how good it is. */
  public PoolMoves moves() {
    return new PoolMoves(pool, suggestions);
  }

  /** What the batch changes each position's wallet by, settlement asset. */
  public Map<PositionKey, BigDecimal> changes() {
    return moves().changes();
  }

  /** Gates of a pool for the change of each position's wallet. */
  public static List<Gate> gates(
      Pool pool, List<BigDecimal> shocks, Map<PositionKey, BigDecimal> changes) {
    return shocks.stream().map(shock -> gate(pool, shock, changes)).toList();
  }

  private static Gate gate(Pool pool, BigDecimal shock, Map<PositionKey, BigDecimal> changes) {
    BigDecimal before = burned(pool, shock, Map.of());
    return new Gate(shock, before, changes.isEmpty() ? before : burned(pool, shock, changes));
  }

  private static BigDecimal burned(
      Pool pool, BigDecimal shock, Map<PositionKey, BigDecimal> changes) {
    BigDecimal burned = BigDecimal.ZERO;
    for (PoolPosition position : pool.positions()) {
      BigDecimal change = changes.getOrDefault(position.key(), BigDecimal.ZERO);
      if (position.diesAt(shock, change)) {
        burned = burned.add(position.economics().isolatedMargin().add(change));
      }
    }
    return burned;
  }
}
