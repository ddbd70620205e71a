package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetUse;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.tick.DeskTotal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Puts names on totals, adds books up to desks and the firm, and compares budgets, keyed by
 * settlement asset. Which budget is in force is decided by the wall clock, also where no mark
 * comes.
 */
final class NodeWatch extends KeyedCoProcessFunction<Integer, DeskTotal, NodeFact, LiveTotalRow>
    implements VersionedState {
  static final OutputTag<LiveAlertRow> ALERTS =
      new OutputTag<>("bands", TypeInformation.of(LiveAlertRow.class));

  /** What nodes hold that have budgets on all settlement assets. */
  static final OutputTag<NodeShare> SHARES =
      new OutputTag<>("shares", TypeInformation.of(NodeShare.class));

  /** How long after a change budgets are compared. */
  static final long PACE_MILLIS = 20;

  /** How often they are where nothing changes. */
  static final long LOOK_MILLIS = 1_000;

  private final LiveInstruments instruments;
  private final long totalsMillis;
  private final WallClock clock;

  // Set by open, before any total.
  private transient NodeStates states;

  NodeWatch(LiveInstruments instruments, Duration totalsEvery, WallClock clock) {
    this.instruments = instruments;
    this.totalsMillis = totalsEvery.toMillis();
    this.clock = clock;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("node-watch", 3);
  }

  @Override
  public void open(OpenContext context) {
    states = new NodeStates(getRuntimeContext());
  }

  @Override
  public void processElement1(DeskTotal total, Context context, Collector<LiveTotalRow> out)
      throws Exception {
    states.take(total);
    wake(context.timerService(), PACE_MILLIS);
  }

  @Override
  public void processElement2(NodeFact fact, Context context, Collector<LiveTotalRow> out)
      throws Exception {
    states.take(fact);
    wake(context.timerService(), PACE_MILLIS);
  }

  /** Asks for a look at the next multiple of some milliseconds: whoever asks first asks for all. */
  static void wake(TimerService timers, long millis) {
    long now = timers.currentProcessingTime();
    timers.registerProcessingTimeTimer((now / millis + 1) * millis);
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<LiveTotalRow> out)
      throws Exception {
    DeskTotal newest = states.newest();
    if (newest == null) {
      return;
    }
    Map<String, NodeSum> sums = states.sums();
    for (Map.Entry<String, List<BudgetRow>> budget : states.budgets()) {
      compare(budget, sums, newest, context);
    }
    share(sums, newest, context);
    if (states.hasBudgets()) {
      wake(context.timerService(), LOOK_MILLIS);
    }
    long toldAt = states.toldAt();
    long due = toldAt + totalsMillis;
    // Where the clock was set back, waiting for it to be there again could mean an hour's silence.
    if (millis >= due || millis < toldAt) {
      states.toldAt(millis);
      tell(sums, newest, out);
    } else {
      context.timerService().registerProcessingTimeTimer(due);
    }
  }

  private void share(Map<String, NodeSum> sums, DeskTotal newest, Context context)
      throws Exception {
    String asset = instruments.assetName(newest.asset());
    for (String node : states.shared()) {
      NodeShare share =
          NodeShare.of(
              new NodeSum.NodeName(node, asset), sums.getOrDefault(node, NodeSum.EMPTY), newest);
      if (states.isNews(share)) {
        context.output(SHARES, share);
      }
    }
  }

  private void tell(Map<String, NodeSum> sums, DeskTotal newest, Collector<LiveTotalRow> out)
      throws Exception {
    String asset = instruments.assetName(newest.asset());
    for (Map.Entry<String, NodeSum> sum : sums.entrySet()) {
      String node = sum.getKey();
      LiveTotalRow row =
          sum.getValue()
              .row(
                  new NodeSum.NodeName(node, asset),
                  newest,
                  whole(states.realised(NodePath.parse(node).orElseThrow(), at(newest))),
                  clock.micros());
      if (states.isNews(row)) {
        out.collect(row);
      }
    }
  }

  private void compare(
      Map.Entry<String, List<BudgetRow>> budget,
      Map<String, NodeSum> sums,
      DeskTotal newest,
      Context context)
      throws Exception {
    long now = clock.micros();
    BudgetState before = states.state(budget.getKey());
    Optional<RiskBudget> inForce = LiveBudgets.inForce(budget.getValue(), Instants.instant(now));
    if (inForce.isEmpty()) {
      states.keep(budget.getKey(), null);
      return;
    }
    RiskBudget limit = inForce.get();
    WatchedMetrics metric = WatchedMetrics.of(limit.metric()).orElseThrow();
    NodeSum sum = sums.getOrDefault(limit.node().toString(), NodeSum.EMPTY);
    DayRealised realised = states.realised(limit.node(), at(newest));
    int unknown =
        sum.unknown()
            + (metric.followsMarks() ? sum.stale() : 0)
            + (metric.followsLosses() ? unknown(realised) : 0);
    BigDecimal used =
        metric.used(sum.figures(), realised == null ? BigDecimal.ZERO : realised.pnl());
    BudgetUse use = new BudgetUse(used.max(BigDecimal.ZERO), BigDecimal.ONE, unknown);
    BudgetState next = LiveBudgets.next(limit, before, use);
    states.keep(budget.getKey(), next);
    if (LiveBudgets.isNews(before, next)) {
      context.output(
          ALERTS, LiveBudgets.alert(limit, next, use, newest.sourceMicros(), now, clock));
    }
  }

  /** What was realised; null: a part of it is unknown. */
  private static @Nullable BigDecimal whole(@Nullable DayRealised realised) {
    return unknown(realised) > 0 || realised == null ? null : realised.pnl();
  }

  /** What is unknown of a day: closes and reductions without a result, or how it began. */
  private static int unknown(@Nullable DayRealised realised) {
    return realised == null ? 1 : realised.unknown();
  }

  /** A day ends by the time of marks, as in a replay of them. */
  private static Instant at(DeskTotal newest) {
    return Instants.instant(newest.sourceMicros());
  }
}
