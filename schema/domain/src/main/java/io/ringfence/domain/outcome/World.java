package io.ringfence.domain.outcome;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolMoves;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Purse;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A market in which proposals are followed: recorded positions with what moves changed, and those
 * that moves kept alive beyond their recorded end.
 */
final class World {
  private record Place(NodePath node, String asset) {}

  private final Map<PositionKey, BigDecimal> changes = new HashMap<>();
  private final Map<PositionKey, PoolPosition> standing = new HashMap<>();
  private final Map<PositionKey, PoolPosition> replaced = new HashMap<>();
  private final Map<PositionKey, Pool.Id> homes = new HashMap<>();
  private final Set<PositionKey> dead = new HashSet<>();
  private final Map<Purse, BigDecimal> cashUsed = new HashMap<>();
  private final Map<Place, BigDecimal> raised = new HashMap<>();
  private Tally tally = Tally.NOTHING;

  Tally tally() {
    return tally;
  }

  /**
   * The pools of an hour as they stand here.
   *
   * @param outlives whether a position that is not recorded any more lives on here: one that was
   *     liquidated there does, one that its owner closed does not
   */
  List<Pool> enter(Hour hour, Predicate<PositionKey> outlives) {
    Map<PositionKey, PoolPosition> before = Map.copyOf(standing);
    Map<Pool.Id, List<PoolPosition>> members = new HashMap<>();
    standing.clear();
    for (Pool pool : hour.pools()) {
      for (PoolPosition one : pool.positions()) {
        stand(pool.id(), here(one), members);
      }
    }
    before.forEach(
        (key, one) -> {
          BigDecimal mark = hour.marks().get(key.instrument());
          if (!standing.containsKey(key) && outlives.test(key) && mark != null) {
            stand(Objects.requireNonNull(homes.get(key)), one.at(mark), members);
          }
        });
    return hour.pools().stream()
        .map(
            pool ->
                new Pool(
                    pool.id(),
                    members.getOrDefault(pool.id(), List.of()),
                    cash(pool),
                    headroom(pool),
                    pool.lanes().stream().map(lane -> left(lane, pool.id())).toList()))
        .toList();
  }

  /** A recorded position with what moves changed, or what took its place. */
  private PoolPosition here(PoolPosition recorded) {
    PoolPosition other = replaced.get(recorded.key());
    if (other != null) {
      return other.at(recorded.mark());
    }
    BigDecimal change = changes.get(recorded.key());
    return change == null ? recorded : recorded.with(change);
  }

  private void stand(
      Pool.Id home, PoolPosition position, Map<Pool.Id, List<PoolPosition>> members) {
    if (!dead.contains(position.key())) {
      standing.put(position.key(), position);
      homes.put(position.key(), home);
      members.computeIfAbsent(home, _ -> new ArrayList<>()).add(position);
    }
  }

  /** What moves used is gone from the balance, also where they used more than is there now. */
  private Pool.@Nullable Cash cash(Pool pool) {
    Pool.Cash cash = pool.cash();
    if (cash == null) {
      return null;
    }
    BigDecimal used = cashUsed.getOrDefault(Purse.of(pool.id()), BigDecimal.ZERO);
    return new Pool.Cash(cash.reported().subtract(used).max(BigDecimal.ZERO), cash.promised());
  }

  private Lane left(Lane lane, Pool.Id pool) {
    BigDecimal used = cashUsed.getOrDefault(Purse.of(lane, pool), BigDecimal.ZERO);
    return lane.with(lane.available().subtract(used).max(BigDecimal.ZERO));
  }

  private Map<NodePath, BigDecimal> headroom(Pool pool) {
    Map<NodePath, BigDecimal> left = new HashMap<>();
    pool.headroom()
        .forEach(
            (node, most) ->
                left.put(
                    node,
                    most.subtract(
                            raised.getOrDefault(
                                new Place(node, pool.id().settlementAsset()), BigDecimal.ZERO))
                        .max(BigDecimal.ZERO)));
    return left;
  }

  /** Carries out a batch at the marks it was drawn up at. */
  void follow(PoolMoves batch) {
    batch.changes().forEach((key, change) -> changes.merge(key, change, BigDecimal::add));
    Pool.Id id = batch.pool().id();
    for (Suggestion suggestion : batch.suggestions()) {
      switch (suggestion) {
        case Suggestion.Move move -> {
          switch (move.source()) {
            case Source.FreeBalance _ ->
                cashUsed.merge(Purse.of(id), move.amount(), BigDecimal::add);
            case Source.Transfer(Lane lane) ->
                cashUsed.merge(Purse.of(lane, id), move.amount(), BigDecimal::add);
            case Source.Donor _ -> {}
          }
          move.raises()
              .forEach(
                  node ->
                      raised.merge(
                          new Place(node, id.settlementAsset()), move.amount(), BigDecimal::add));
        }
        case Suggestion.GiveBack back ->
            cashUsed.merge(Purse.of(id), back.amount().negate(), BigDecimal::add);
        case Suggestion.NotFeasible _ -> {}
      }
    }
    batch
        .changes()
        .forEach((key, change) -> standing.computeIfPresent(key, (_, one) -> one.with(change)));
  }

  /** Takes a position here to another size and wallet, with the loss that makes final. */
  void replace(PoolPosition position, BigDecimal loss) {
    replaced.put(position.key(), position);
    standing.put(position.key(), position);
    tally = tally.plusMadeFinal(loss);
  }

  /** Lets the marks of the hour go to their extremes; whoever dies is gone. */
  void live(Hour hour) {
    for (PoolPosition one : List.copyOf(standing.values())) {
      if (dies(one, hour.ahead())) {
        dead.add(one.key());
        standing.remove(one.key());
        tally = tally.plusBurned(one.economics().isolatedMargin().max(BigDecimal.ZERO));
      }
    }
  }

  /** Whether the worse extreme of an hour liquidates a position. */
  static boolean dies(PoolPosition position, Map<InstrumentId, Hour.Range> ahead) {
    Hour.Range range = ahead.get(position.key().instrument());
    return range != null
        && position.diesAtMark(
            position.economics().side() == PositionSide.LONG ? range.low() : range.high(),
            BigDecimal.ZERO);
  }

  boolean isDead(PositionKey key) {
    return dead.contains(key);
  }
}
