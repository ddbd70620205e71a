package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.trigger.LineModel;
import io.ringfence.domain.trigger.TickBook;
import io.ringfence.domain.trigger.TickGrid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one instrument that a mark need not visit: their triggers in one index, their
 * sums by book. A mark patches what crossed triggers change and names who must be looked at.
 */
final class MarkedPositions {
  private final LineModel model;
  private final Conditions conditions;
  private final TickGrid grid;
  private final TickBook index;
  private final Map<PositionKey, Integer> slots = new HashMap<>();
  private final List<@Nullable WatchedPosition> bySlot = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<NodePath, LeafSums> leaves = new TreeMap<>();
  private final TreeSet<PositionKey> concerned = new TreeSet<>();
  private long tick;

  /** No positions yet, at a mark. */
  MarkedPositions(MarginRules rules, AlertLevels levels, TickGrid grid, long tick) {
    this.model = LineModel.of(rules.model());
    this.conditions = new Conditions(levels);
    this.grid = grid;
    this.tick = tick;
    this.index = new TickBook(tick);
  }

  TickGrid grid() {
    return grid;
  }

  TickBook index() {
    return index;
  }

  /** Takes in an open position; false where its conditions turn at no single ticks. */
  boolean enter(PositionState state) {
    Optional<WatchedPosition> watched =
        model
            .position(state.economics())
            .flatMap(lines -> WatchedPosition.of(state, lines, conditions, grid));
    watched.ifPresent(this::enter);
    return watched.isPresent();
  }

  private void enter(WatchedPosition position) {
    position.standAt(tick);
    int slot = free.isEmpty() ? bySlot.size() : free.pop();
    if (slot == bySlot.size()) {
      bySlot.add(position);
    } else {
      bySlot.set(slot, position);
    }
    slots.put(position.state().key(), slot);
    index.place(slot, position.triggers());
    leaves
        .computeIfAbsent(position.state().facts().node(), _ -> new LeafSums(grid))
        .enter(position);
  }

  /** Lets a position go; false where it was not here. */
  boolean leave(PositionKey key) {
    Integer slot = slots.remove(key);
    if (slot == null) {
      return false;
    }
    WatchedPosition position = at(slot);
    NodePath node = position.state().facts().node();
    LeafSums leaf = leaf(position);
    index.lift(slot, position.triggers());
    leaf.leave(position);
    if (leaf.isEmpty()) {
      leaves.remove(node);
    }
    bySlot.set(slot, null);
    free.push(slot);
    return true;
  }

  /** A position has other levels fired and is otherwise the same. */
  void follow(PositionState state) {
    Integer slot = slots.get(state.key());
    if (slot != null) {
      at(slot).follow(state);
    }
  }

  private WatchedPosition at(int slot) {
    return Objects.requireNonNull(bySlot.get(slot));
  }

  private LeafSums leaf(WatchedPosition position) {
    return Objects.requireNonNull(leaves.get(position.state().facts().node()));
  }

  /** The mark moves; who must be looked at, in the order of keys. */
  SortedSet<PositionKey> moveTo(long newTick) {
    concerned.clear();
    tick = newTick;
    index.moveTo(newTick, this::cross);
    return concerned;
  }

  private void cross(int condition, int slot, boolean holds) {
    WatchedPosition position = at(slot);
    switch (conditions.meaning(condition)) {
      case Conditions.Meaning.Reached(int level) ->
          concern(position, holds && !position.hasFired(level));
      case Conditions.Meaning.NotLeft(int level) ->
          concern(position, !holds && position.hasFired(level));
      case Conditions.Meaning.Liquidation _ -> concern(position, holds);
      case Conditions.Meaning.Bankruptcy _ -> patch(position, () -> position.setBankrupt(holds));
      case Conditions.Meaning.Stop _ -> patch(position, () -> position.setStopReached(holds));
      case Conditions.Meaning.Cap _ -> patch(position, () -> position.crossCap(holds));
    }
  }

  private void concern(WatchedPosition position, boolean isConcerned) {
    if (isConcerned) {
      concerned.add(position.state().key());
    }
  }

  private void patch(WatchedPosition position, Runnable change) {
    LeafSums leaf = leaf(position);
    leaf.changePatched(position, -1);
    change.run();
    leaf.changePatched(position, 1);
  }

  /** What the positions contribute to their books at the mark in force. */
  Map<NodePath, NodeContribution> contributions() {
    Map<NodePath, NodeContribution> byLeaf = new TreeMap<>();
    leaves.forEach((node, leaf) -> byLeaf.put(node, leaf.at(tick)));
    return byLeaf;
  }
}
