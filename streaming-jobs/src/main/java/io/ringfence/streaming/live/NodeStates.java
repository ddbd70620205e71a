package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.tick.DeskTotal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** What is kept of the nodes of one settlement asset. */
final class NodeStates {
  private final MapState<Integer, String> names;
  private final MapState<Integer, DeskTotal> totals;
  private final MapState<Integer, Integer> stale;
  private final MapState<String, List<BudgetRow>> budgets;
  private final MapState<String, BudgetState> states;
  private final MapState<String, LiveTotalRow> told;
  private final ValueState<Long> toldAt;

  /** Nodes with a budget on all settlement assets. */
  private final MapState<String, Boolean> shared;

  /** What was last told of them. */
  private final MapState<String, NodeShare> shares;

  private final NodeLosses losses;

  /** What books have realised whose names have not come yet. */
  private final MapState<Integer, List<NodeFact>> early;

  NodeStates(RuntimeContext context) {
    names = context.getMapState(new MapStateDescriptor<>("names", Types.INT, Types.STRING));
    totals = context.getMapState(map("totals", Types.INT, DeskTotal.class));
    stale = context.getMapState(new MapStateDescriptor<>("stale", Types.INT, Types.INT));
    budgets =
        context.getMapState(
            new MapStateDescriptor<>(
                "budgets", Types.STRING, Types.LIST(TypeInformation.of(BudgetRow.class))));
    states = context.getMapState(map("states", Types.STRING, BudgetState.class));
    told = context.getMapState(map("told", Types.STRING, LiveTotalRow.class));
    shares = context.getMapState(map("shares", Types.STRING, NodeShare.class));
    shared = context.getMapState(new MapStateDescriptor<>("shared", Types.STRING, Types.BOOLEAN));
    toldAt = context.getState(new ValueStateDescriptor<>("told-at", Types.LONG));
    losses = new NodeLosses(context);
    early =
        context.getMapState(
            new MapStateDescriptor<>(
                "early", Types.INT, Types.LIST(TypeInformation.of(NodeFact.class))));
  }

  private static <K, V> MapStateDescriptor<K, V> map(
      String name, TypeInformation<K> key, Class<V> value) {
    return new MapStateDescriptor<>(name, key, TypeInformation.of(value));
  }

  void take(DeskTotal total) throws Exception {
    begin();
    totals.put(total.node(), total);
  }

  void take(NodeFact fact) throws Exception {
    begin();
    switch (fact.kind()) {
      case NAMED -> name(fact.node(), requireNonNull(fact.path()));
      case STALE -> stale.put(fact.node(), fact.count());
      case BUDGET -> give(requireNonNull(fact.budget()));
      case SHARED -> shared.put(requireNonNull(fact.budget()).node(), true);
      case REALISED -> realise(fact);
    }
  }

  private void name(int node, String path) throws Exception {
    names.put(node, path);
    List<NodeFact> waiting = requireNonNullElse(early.get(node), List.<NodeFact>of());
    early.remove(node);
    for (NodeFact fact : waiting) {
      realise(fact);
    }
  }

  private void realise(NodeFact fact) throws Exception {
    String path = names.get(fact.node());
    if (path == null) {
      List<NodeFact> waiting =
          new ArrayList<>(requireNonNullElse(early.get(fact.node()), List.<NodeFact>of()));
      waiting.add(fact);
      early.put(fact.node(), waiting);
    } else {
      losses.take(
          NodePath.parse(path).orElseThrow(),
          requireNonNull(fact.amount()),
          fact.count(),
          Instants.instant(fact.atMicros()));
    }
  }

  private void begin() throws Exception {
    if (losses.areNew()) {
      losses.begin(names.isEmpty(), now());
    }
  }

  /** Source time of the newest mark; before the first, the beginning of time. */
  private Instant now() throws Exception {
    DeskTotal newest = newest();
    return Instants.instant(newest == null ? 0 : newest.sourceMicros());
  }

  /** What a node has realised on the day of an instant; null: not all of the day was kept. */
  @Nullable DayRealised realised(NodePath node, Instant at) throws Exception {
    return losses.areKnown(node, at) ? losses.day(node, at) : null;
  }

  private void give(BudgetRow budget) throws Exception {
    String key = LiveBudgets.key(budget);
    List<BudgetRow> all =
        new ArrayList<>(requireNonNullElse(budgets.get(key), List.<BudgetRow>of()));
    all.add(budget);
    budgets.put(key, all);
    losses.take(budget, now());
  }

  /** What every node holds that has a book with a name below it. */
  Map<String, NodeSum> sums() throws Exception {
    Map<String, NodeSum> sums = new TreeMap<>();
    for (Map.Entry<Integer, String> name : names.entries()) {
      DeskTotal total = totals.get(name.getKey());
      if (total != null) {
        NodeSum sum = NodeSum.of(total, requireNonNullElse(stale.get(name.getKey()), 0));
        for (NodePath node : NodePath.parse(name.getValue()).orElseThrow().upwards()) {
          sums.merge(node.toString(), sum, NodeSum::plus);
        }
      }
    }
    return sums;
  }

  /** The newest total; null before the first. */
  @Nullable DeskTotal newest() throws Exception {
    DeskTotal newest = null;
    for (DeskTotal total : totals.values()) {
      newest = newest == null || total.ticks() > newest.ticks() ? total : newest;
    }
    return newest;
  }

  /** Everything that was given for each node and metric. */
  Iterable<Map.Entry<String, List<BudgetRow>>> budgets() throws Exception {
    return budgets.entries();
  }

  /** Nodes with a budget on all settlement assets. */
  Iterable<String> shared() throws Exception {
    return shared.keys();
  }

  /** Whether a share says something new; it counts as told then. */
  boolean isNews(NodeShare share) throws Exception {
    NodeShare before = shares.get(share.node());
    if (before != null && before.saysSame(share)) {
      return false;
    }
    shares.put(share.node(), share);
    return true;
  }

  boolean hasBudgets() throws Exception {
    return !budgets.isEmpty();
  }

  /** State of a band; null where it has none. */
  @Nullable BudgetState state(String budget) throws Exception {
    return states.get(budget);
  }

  /** Keeps the state of a band; null: it has none any more. */
  void keep(String budget, @Nullable BudgetState state) throws Exception {
    if (state == null) {
      states.remove(budget);
    } else {
      states.put(budget, state);
    }
  }

  /** When totals were last told, milliseconds of the wall clock; 0 before the first time. */
  long toldAt() throws Exception {
    return requireNonNullElse(toldAt.value(), 0L);
  }

  void toldAt(long millis) throws Exception {
    toldAt.update(millis);
  }

  /** Whether a row says something new; it counts as told then. */
  boolean isNews(LiveTotalRow row) throws Exception {
    LiveTotalRow before = told.get(row.node());
    if (before != null && before.saysSame(row)) {
      return false;
    }
    told.put(row.node(), row);
    return true;
  }
}
