package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.trigger.TickGrid;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The open positions of one instrument: which of them a mark concerns, and what they contribute to
 * risk nodes. Most are watched by their triggers ({@link MarkedPositions}); those whose conditions
 * turn at no single tick are loose, and are looked at and added up one by one at every mark. So is
 * everybody at a mark that the grid of ticks cannot hold, and at the first one.
 */
final class PositionIndex {
  private final MarginRules rules;
  private final AlertLevels levels;
  private final TreeMap<PositionKey, PositionState> open = new TreeMap<>();
  private final TreeMap<PositionKey, PositionState> loose = new TreeMap<>();

  /** Sums by book as long as there is no mark. */
  private final TreeMap<NodePath, ExposureSums> unmarked = new TreeMap<>();

  /** Of each book the nodes it belongs to. */
  private final Map<NodePath, List<NodePath>> upwards = new HashMap<>();

  private final BookWork.Count work;
  private @Nullable MarkedPositions marked;
  private @Nullable BigDecimal mark;

  /** An index without positions and without a mark. */
  PositionIndex(MarginRules rules, AlertLevels levels, BookWork.Count work) {
    this.rules = rules;
    this.levels = levels;
    this.work = work;
  }

  /** Takes over what positions have become. */
  void follow(Collection<PositionState> states) {
    for (PositionState state : states) {
      PositionState before = open.get(state.key());
      if (before != null && state.isOpen() && isSame(before, state)) {
        replace(state);
      } else {
        leave(state.key());
        if (state.isOpen()) {
          open.put(state.key(), state);
          enter(state);
        }
      }
    }
  }

  private static boolean isSame(PositionState before, PositionState after) {
    return before.status() == after.status()
        && before.economics().equals(after.economics())
        && before.leverage().compareTo(after.leverage()) == 0
        && before.facts().equals(after.facts());
  }

  private void replace(PositionState state) {
    open.put(state.key(), state);
    if (loose.replace(state.key(), state) == null && marked != null) {
      marked.follow(state);
    }
  }

  private void leave(PositionKey key) {
    PositionState before = open.remove(key);
    if (before != null && mark == null) {
      unmarked.computeIfPresent(before.facts().node(), (_, sums) -> without(sums, before));
    }
    loose.remove(key);
    if (marked != null) {
      marked.leave(key);
    }
  }

  private static @Nullable ExposureSums without(ExposureSums sums, PositionState state) {
    return sums.positions() == 1 ? null : sums.minus(unknown(state));
  }

  private static ExposureSums unknown(PositionState state) {
    return ExposureSums.unknown(state.economics().isolatedMargin());
  }

  private void enter(PositionState state) {
    if (mark == null) {
      unmarked.merge(state.facts().node(), unknown(state), ExposureSums::plus);
    } else if (marked == null || isOutOfStep(state) || !marked.enter(state)) {
      loose.put(state.key(), state);
    }
  }

  /**
   * Whether it is not where its triggers would say: presumed liquidated, when it counts at full cap
   * whatever the mark; or not looked at yet since a version refuted that.
   */
  private boolean isOutOfStep(PositionState state) {
    return state.isPresumedLiquidated()
        || exposureOf(state)
            .filter(
                exposure ->
                    rules.model().isLiquidatable(state.economics(), exposure.markPrice())
                        || levels.firedAfter(state.firedLevels(), exposure) != state.firedLevels())
            .isPresent();
  }

  /** The mark moves; who must be looked at, in the order of keys. */
  SortedSet<PositionKey> moveTo(BigDecimal price) {
    work.mark();
    BigDecimal before = mark;
    MarkedPositions known = marked;
    if (before == null || known == null) {
      standAt(price);
      return everybody();
    }
    if (!known.grid().holds(price)) {
      layOut(known.grid().with(price), before);
    }
    mark = price;
    MarkedPositions now = marked;
    return now == null || !now.grid().holds(price) ? everybodyLoose() : concerned(now, price);
  }

  private SortedSet<PositionKey> concerned(MarkedPositions now, BigDecimal price) {
    long crossings = now.index().crossings();
    long searches = now.index().searches();
    TreeSet<PositionKey> concerned = new TreeSet<>(now.moveTo(now.grid().ticks(price)));
    work.crossed(now.index().crossings() - crossings, now.index().searches() - searches);
    work.looks(concerned.size());
    work.slowLooks(loose.size());
    concerned.addAll(loose.keySet());
    return concerned;
  }

  private SortedSet<PositionKey> everybodyLoose() {
    marked = null;
    loose.putAll(open);
    return everybody();
  }

  private SortedSet<PositionKey> everybody() {
    work.slowLooks(open.size());
    return new TreeSet<>(open.keySet());
  }

  /** The mark is in force, and positions have been looked at, or are going to be, at it. */
  void standAt(BigDecimal price) {
    mark = price;
    layOut(TickGrid.of(price), price);
  }

  /** Lays all triggers out anew on a grid, at a mark. */
  private void layOut(TickGrid grid, BigDecimal at) {
    loose.clear();
    unmarked.clear();
    marked = grid.holds(at) ? new MarkedPositions(rules, levels, grid, grid.ticks(at)) : null;
    open.values().forEach(this::enter);
  }

  /**
   * What the open positions contribute to each node they belong to: book, desk and firm. Figures
   * are canonical: they do not tell which positions were there before.
   */
  Map<NodePath, NodeContribution> contributions() {
    Map<NodePath, NodeContribution> byLeaf =
        marked == null ? new TreeMap<>() : marked.contributions();
    unmarked.forEach((leaf, sums) -> byLeaf.put(leaf, new NodeContribution(sums, null, null)));
    for (PositionState state : loose.values()) {
      byLeaf.merge(
          state.facts().node(),
          NodeContribution.of(state, exposureOf(state)),
          NodeContribution::plus);
    }
    Map<NodePath, NodeContribution> contributions = new TreeMap<>();
    byLeaf.forEach(
        (leaf, contribution) ->
            upwards
                .computeIfAbsent(leaf, NodePath::upwards)
                .forEach(node -> contributions.merge(node, contribution, NodeContribution::plus)));
    contributions.replaceAll((_, contribution) -> contribution.canonical());
    return contributions;
  }

  private Optional<MarginExposure> exposureOf(PositionState state) {
    return mark == null
        ? Optional.empty()
        : Optional.of(MarginExposure.of(rules, state.economics(), state.leverage(), mark));
  }

  /** How many positions every mark visits. */
  int loose() {
    return loose.size();
  }
}
