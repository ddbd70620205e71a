package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the budgets that look at all settlement assets of a node, under one key: counts and
 * ratios. What a node holds comes from the watch over each asset; which budget is in force is
 * decided by the wall clock.
 */
final class SharedWatch extends KeyedCoProcessFunction<Integer, NodeShare, NodeFact, LiveAlertRow>
    implements VersionedState {
  private final WallClock clock;

  // Set by open, before any share: of each node what it holds by asset; budgets; their states.
  private transient MapState<String, Map<String, NodeShare>> shares;
  private transient MapState<String, List<BudgetRow>> budgets;
  private transient MapState<String, BudgetState> states;

  SharedWatch(WallClock clock) {
    this.clock = clock;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("shared-watch", 1);
  }

  @Override
  public void open(OpenContext context) {
    shares = map("shares", Types.MAP(Types.STRING, TypeInformation.of(NodeShare.class)));
    budgets = map("budgets", Types.LIST(TypeInformation.of(BudgetRow.class)));
    states = map("states", TypeInformation.of(BudgetState.class));
  }

  private <V> MapState<String, V> map(String name, TypeInformation<V> type) {
    return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, type));
  }

  @Override
  public void processElement1(NodeShare share, Context context, Collector<LiveAlertRow> out)
      throws Exception {
    Map<String, NodeShare> held = new TreeMap<>(held(share.node()));
    held.put(share.asset(), share);
    shares.put(share.node(), held);
    NodeWatch.wake(context.timerService(), NodeWatch.PACE_MILLIS);
  }

  @Override
  public void processElement2(NodeFact fact, Context context, Collector<LiveAlertRow> out)
      throws Exception {
    BudgetRow row = requireNonNull(fact.budget());
    String key = LiveBudgets.key(row);
    List<BudgetRow> all =
        new ArrayList<>(requireNonNullElse(budgets.get(key), List.<BudgetRow>of()));
    all.add(row);
    budgets.put(key, all);
    NodeWatch.wake(context.timerService(), NodeWatch.PACE_MILLIS);
  }

  private Map<String, NodeShare> held(String node) throws Exception {
    return requireNonNullElse(shares.get(node), Map.of());
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<LiveAlertRow> out)
      throws Exception {
    for (Map.Entry<String, List<BudgetRow>> budget : budgets.entries()) {
      compare(budget.getKey(), budget.getValue(), out);
    }
    if (!budgets.isEmpty()) {
      NodeWatch.wake(context.timerService(), NodeWatch.LOOK_MILLIS);
    }
  }

  private void compare(String key, List<BudgetRow> given, Collector<LiveAlertRow> out)
      throws Exception {
    long now = clock.micros();
    Optional<RiskBudget> inForce = LiveBudgets.inForce(given, Instants.instant(now));
    if (inForce.isEmpty()) {
      states.remove(key);
      return;
    }
    RiskBudget budget = inForce.get();
    Map<String, NodeShare> held = held(budget.node().toString());
    BudgetUse use =
        SharedMetrics.of(budget.metric()).orElseThrow().use(budget.currency(), held.values());
    BudgetState before = states.get(key);
    BudgetState next = LiveBudgets.next(budget, before, use);
    states.put(key, next);
    if (LiveBudgets.isNews(before, next)) {
      long at = held.values().stream().mapToLong(NodeShare::sourceMicros).max().orElse(now);
      out.collect(LiveBudgets.alert(budget, next, use, at, now, clock));
    }
  }
}
