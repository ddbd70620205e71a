package io.ringfence.domain.reallocation;

import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.Tally;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A market in which proposals are followed, written down as the definition says: a table of all.
 */
final class PlainWorld {
  /** A position as it stands here, and the pool it stands in. */
  private record Held(Pool.Id home, PoolPosition position) {}

  private final Map<PositionKey, Held> table = new TreeMap<>();
  private final Map<PositionKey, BigDecimal> moved = new HashMap<>();
  private final Map<PositionKey, PoolPosition> reduced = new HashMap<>();
  private final Set<PositionKey> dead = new HashSet<>();
  private final Map<Purse, BigDecimal> used = new HashMap<>();
  private final Map<String, BigDecimal> raised = new HashMap<>();
  private int liquidations;
  private BigDecimal burned = BigDecimal.ZERO;
  private BigDecimal madeFinal = BigDecimal.ZERO;

  Tally tally() {
    return new Tally(liquidations, burned, madeFinal);
  }

  boolean isDead(PositionKey key) {
    return dead.contains(key);
  }

  /** Recorded positions as moves left them, and those that outlive their recorded liquidation. */
  List<Pool> enter(Hour hour, Set<PositionKey> liquidatedElsewhere) {
    Map<PositionKey, Held> before = new TreeMap<>(table);
    table.clear();
    for (Pool pool : hour.pools()) {
      for (PoolPosition one : pool.positions()) {
        PoolPosition here =
            reduced.containsKey(one.key())
                ? reduced.get(one.key()).at(one.mark())
                : one.with(moved.getOrDefault(one.key(), BigDecimal.ZERO));
        table.put(one.key(), new Held(pool.id(), here));
      }
    }
    before.forEach(
        (key, held) -> {
          BigDecimal mark = hour.marks().get(key.instrument());
          if (mark != null && liquidatedElsewhere.contains(key)) {
            table.putIfAbsent(key, new Held(held.home(), held.position().at(mark)));
          }
        });
    table.keySet().removeAll(dead);
    return hour.pools().stream().map(this::here).toList();
  }

  private Pool here(Pool pool) {
    List<PoolPosition> members = new ArrayList<>();
    for (Held held : table.values()) {
      if (held.home().equals(pool.id())) {
        members.add(held.position());
      }
    }
    Pool.Cash cash =
        pool.cash() == null
            ? null
            : new Pool.Cash(less(pool.cash().reported(), Purse.of(pool.id())), BigDecimal.ZERO);
    Map<NodePath, BigDecimal> headroom = new HashMap<>();
    pool.headroom()
        .forEach(
            (node, most) ->
                headroom.put(
                    node,
                    most.subtract(raised.getOrDefault(place(node, pool.id()), BigDecimal.ZERO))
                        .max(BigDecimal.ZERO)));
    List<Lane> lanes =
        pool.lanes().stream()
            .map(lane -> lane.with(less(lane.available(), Purse.of(lane, pool.id()))))
            .toList();
    return new Pool(pool.id(), members, cash, headroom, lanes);
  }

  private BigDecimal less(BigDecimal amount, Purse purse) {
    return amount.subtract(used.getOrDefault(purse, BigDecimal.ZERO)).max(BigDecimal.ZERO);
  }

  private static String place(NodePath node, Pool.Id id) {
    return node + " " + id.settlementAsset();
  }

  void follow(Batch batch) {
    Pool.Id id = batch.pool().id();
    for (Suggestion suggestion : batch.suggestions()) {
      switch (suggestion) {
        case Move move -> follow(move, id);
        case GiveBack back -> {
          change(back.recipient().key(), back.amount().negate());
          used.merge(Purse.of(id), back.amount().negate(), BigDecimal::add);
        }
        case NotFeasible _ -> {}
      }
    }
  }

  private void follow(Move move, Pool.Id id) {
    change(move.recipient().key(), move.amount());
    switch (move.source()) {
      case Source.FreeBalance _ -> used.merge(Purse.of(id), move.amount(), BigDecimal::add);
      case Source.Transfer(Lane lane) ->
          used.merge(Purse.of(lane, id), move.amount(), BigDecimal::add);
      case Source.Donor(PoolPosition donor, BigDecimal _) ->
          change(donor.key(), move.amount().negate());
    }
    for (NodePath node : move.raises()) {
      raised.merge(place(node, id), move.amount(), BigDecimal::add);
    }
  }

  private void change(PositionKey key, BigDecimal amount) {
    moved.merge(key, amount, BigDecimal::add);
    table.computeIfPresent(key, (_, held) -> new Held(held.home(), held.position().with(amount)));
  }

  void reduce(List<Pool> pools, ReallocationPolicy policy) {
    for (Pool pool : pools) {
      for (PoolPosition one : pool.positions()) {
        Reduce.applied(one, policy)
            .ifPresent(
                rest -> {
                  reduced.put(one.key(), rest);
                  table.put(one.key(), new Held(pool.id(), rest));
                  madeFinal =
                      madeFinal.add(
                          one.economics()
                              .isolatedMargin()
                              .subtract(rest.economics().isolatedMargin()));
                });
      }
    }
  }

  void live(Hour hour) {
    for (Held held : List.copyOf(table.values())) {
      if (dies(held.position(), hour)) {
        dead.add(held.position().key());
        table.remove(held.position().key());
        liquidations++;
        burned = burned.add(wallet(held.position()));
      }
    }
  }

  static BigDecimal wallet(PoolPosition position) {
    return position.economics().isolatedMargin().max(BigDecimal.ZERO);
  }

  static boolean dies(PoolPosition position, Hour hour) {
    Hour.Range range = hour.ahead().get(position.key().instrument());
    boolean isLong = position.economics().side() == PositionSide.LONG;
    return range != null
        && position
            .rules()
            .model()
            .isLiquidatable(position.economics(), isLong ? range.low() : range.high());
  }
}
