package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positions among which margin may move: one venue, account, settlement asset, legal entity, client
 * or house, and desk. No lending rule exists that would let margin cross one of them.
 *
 * @param id what they share
 * @param positions open positions with a mark, in the order of their keys
 * @param freeBalance what can be added without taking it from a position, settlement asset, at
 *     least 0; absent is unknown, and then nothing is taken from it
 * @param headroom how much more isolated margin the desk's budgets allow, settlement asset, at
 *     least 0; absent where no budget limits it
 */
public record Pool(
    Id id,
    List<PoolPosition> positions,
    @Nullable BigDecimal freeBalance,
    @Nullable BigDecimal headroom) {
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

  public Pool {
    positions = positions.stream().sorted(Comparator.comparing(PoolPosition::key)).toList();
    requireNotNegative("freeBalance", freeBalance);
    requireNotNegative("headroom", headroom);
    positions.forEach(position -> requireMember(id, position));
    if (positions.stream().map(PoolPosition::key).distinct().count() < positions.size()) {
      throw new IllegalArgumentException("positions must be different, were " + keys(positions));
    }
  }

  private static List<PositionKey> keys(List<PoolPosition> positions) {
    return positions.stream().map(PoolPosition::key).toList();
  }

  private static void requireNotNegative(String field, @Nullable BigDecimal amount) {
    if (amount != null && amount.signum() < 0) {
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
