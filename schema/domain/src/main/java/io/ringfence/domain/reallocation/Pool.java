package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positions among which margin may move: one venue, account, settlement asset, legal entity, client
 * or house, and desk. Only a lending rule lets free balance of another account come in, by a lane.
 *
 * @param id what they share
 * @param positions open positions with a mark, in the order of their keys
 * @param cash the account's free balance; absent is unknown, and then nothing is taken from it
 * @param headroom how much more isolated margin the budgets of each node allow, settlement asset,
 *     at least 0; a node that no budget limits is absent
 * @param lanes ways by which other accounts can lend free balance, allowed by a lending rule; the
 *     cheapest that arrives in time is used, and only for what the pool itself cannot give
 */
public record Pool(
    Id id,
    List<PoolPosition> positions,
    @Nullable Cash cash,
    Map<NodePath, BigDecimal> headroom,
    List<Lane> lanes) {
  /** A pool that nothing reaches from other accounts. */
  public Pool(
      Id id,
      List<PoolPosition> positions,
      @Nullable Cash cash,
      Map<NodePath, BigDecimal> headroom) {
    this(id, positions, cash, headroom, List.of());
  }

  /**
   * What the positions of a pool share.
   *
   * @param venue venue that holds the margin
   * @param account login at the venue
   * @param settlementAsset asset of the margin
   * @param legalEntity absent is unknown: positions of unknown entities share a pool of their own
   * @param clientOrHouse whose money it is; absent is unknown, as for the legal entity
   * @param desk desk that owns the positions
   */
  public record Id(
      String venue,
      String account,
      String settlementAsset,
      @Nullable String legalEntity,
      @Nullable String clientOrHouse,
      String desk) {}

  /**
   * What can be added without taking it from a position. Several pools of an account share one free
   * balance and its reserve.
   *
   * @param reported free balance of the account, settlement asset, at least 0
   * @param promised what batches of its other pools already take from it, at least 0
   */
  public record Cash(BigDecimal reported, BigDecimal promised) {
    public Cash {
      requireNotNegative("free balance", reported);
      requireNotNegative("promised", promised);
    }

    /** A free balance that nothing has been taken from. */
    public static Cash of(BigDecimal reported) {
      return new Cash(reported, BigDecimal.ZERO);
    }

    /** The same after taking an amount. */
    public Cash less(BigDecimal amount) {
      return new Cash(reported, promised.add(amount));
    }

    /** What is left above a share of the reported balance that is never used, at least 0. */
    BigDecimal above(BigDecimal reserve) {
      return reported
          .multiply(BigDecimal.ONE.subtract(reserve))
          .subtract(promised)
          .max(BigDecimal.ZERO);
    }
  }

  public Pool {
    headroom = Map.copyOf(headroom);
    lanes = List.copyOf(lanes);
    positions = positions.stream().sorted(Comparator.comparing(PoolPosition::key)).toList();
    headroom.forEach((node, amount) -> requireNotNegative("headroom of " + node, amount));
    positions.forEach(position -> requireMember(id, position));
    if (positions.stream().map(PoolPosition::key).distinct().count() < positions.size()) {
      throw new IllegalArgumentException("positions must be different, were " + keys(positions));
    }
  }

  private static List<PositionKey> keys(List<PoolPosition> positions) {
    return positions.stream().map(PoolPosition::key).toList();
  }

  private static void requireNotNegative(String field, BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + amount);
    }
  }

  private static void requireMember(Id id, PoolPosition position) {
    boolean member =
        position.key().instrument().venue().equals(id.venue())
            && position.key().account().equals(id.account())
            && position.rules().settlementAsset().equals(id.settlementAsset())
            && Objects.equals(position.facts().legalEntity(), id.legalEntity())
            && Objects.equals(position.facts().clientOrHouse(), id.clientOrHouse())
            && position.facts().desk().equals(id.desk());
    if (!member) {
      throw new IllegalArgumentException(position.key() + " does not belong to pool " + id);
    }
  }
}
