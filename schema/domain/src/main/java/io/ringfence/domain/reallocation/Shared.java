package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several pools share, as far as it is not spent yet. */
final class Shared {
  /**
   * A node several pools see.
   *
   * @param node the node
   * @param asset settlement asset of its headroom
   */
  record Place(NodePath node, String asset) {}

  /**
   * How much of what is shared the pools are meant to have, by their index.
   *
   * @param cash free balance, settlement asset
   * @param lent by lane and pool, settlement asset
   */
  record Allotment(Map<Integer, BigDecimal> cash, Map<Integer, Map<String, BigDecimal>> lent) {
    /** Everybody may have all there is. */
    static final Allotment NONE = new Allotment(Map.of(), Map.of());
  }

  private final List<Pool> pools;
  private final ReallocationPolicy policy;
  private final Map<Purse, BigDecimal> taken = new HashMap<>();
  private final Map<Place, BigDecimal> raised = new HashMap<>();

  Shared(List<Pool> pools, ReallocationPolicy policy) {
    this.pools = pools;
    this.policy = policy;
  }

  /** A pool with what is left, less what later pools are meant to have. */
  Pool limited(Pool pool, int index, Allotment allotment) {
    Map<NodePath, BigDecimal> headroom = new HashMap<>();
    pool.headroom()
        .forEach(
            (node, most) ->
                headroom.put(
                    node, most.subtract(of(raised, place(node, pool))).max(BigDecimal.ZERO)));
    return new Pool(
        pool.id(),
        pool.positions(),
        cash(pool, index, allotment),
        headroom,
        lanes(pool, index, allotment));
  }

  private Pool.@Nullable Cash cash(Pool pool, int index, Allotment allotment) {
    Pool.Cash cash = pool.cash();
    if (cash == null) {
      return null;
    }
    BigDecimal later = BigDecimal.ZERO;
    for (int i : later(allotment.cash(), index)) {
      if (Purse.of(pools.get(i).id()).equals(Purse.of(pool.id()))) {
        later = later.add(allotment.cash().getOrDefault(i, BigDecimal.ZERO));
      }
    }
    return cash.less(of(taken, Purse.of(pool.id()))).less(policy.roundedUp(later));
  }

  /** Pools behind one that are meant to have something, in their order. */
  private static List<Integer> later(Map<Integer, ?> allotted, int index) {
    return allotted.keySet().stream().filter(i -> i > index).sorted().toList();
  }

  /** What the lender's own pools took is gone as well: one balance is not promised twice. */
  private List<Lane> lanes(Pool pool, int index, Allotment allotment) {
    List<Lane> left = new ArrayList<>();
    for (Lane lane : pool.lanes()) {
      BigDecimal later = BigDecimal.ZERO;
      for (int i : later(allotment.lent(), index)) {
        later =
            later.add(
                allotment
                    .lent()
                    .getOrDefault(i, Map.of())
                    .getOrDefault(lane.from(), BigDecimal.ZERO));
      }
      BigDecimal available =
          lane.available()
              .subtract(of(taken, Purse.of(lane, pool.id())))
              .subtract(policy.roundedUp(later));
      left.add(lane.with(available.max(BigDecimal.ZERO)));
    }
    return left;
  }

  /** Takes away what moves use. */
  void spend(PoolMoves batch) {
    for (Suggestion suggestion : batch.suggestions()) {
      if (suggestion instanceof Suggestion.Move move) {
        switch (move.source()) {
          case Source.FreeBalance _ ->
              taken.merge(Purse.of(batch.pool().id()), move.amount(), BigDecimal::add);
          case Source.Donor _ -> {}
          case Source.Transfer(Lane lane) ->
              taken.merge(Purse.of(lane, batch.pool().id()), move.amount(), BigDecimal::add);
        }
        move.raises()
            .forEach(
                node -> raised.merge(place(node, batch.pool()), move.amount(), BigDecimal::add));
      }
    }
  }

  private static Place place(NodePath node, Pool pool) {
    return new Place(node, pool.id().settlementAsset());
  }

  private static <K> BigDecimal of(Map<K, BigDecimal> amounts, K key) {
    return amounts.getOrDefault(key, BigDecimal.ZERO);
  }
}
