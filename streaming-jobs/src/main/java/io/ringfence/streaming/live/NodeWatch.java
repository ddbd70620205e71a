package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveClockRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.domain.budget.BudgetBand;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.BudgetVersions;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.desk.BudgetRows;
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
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts names on totals, adds books up to desks and the firm, and compares budgets, keyed by
 * settlement asset. Which budget is in force is decided by the wall clock, also where no mark
 * comes.
 */
final class NodeWatch extends KeyedCoProcessFunction<Integer, DeskTotal, NodeFact, LiveTotalRow>
    implements VersionedState {
  static final OutputTag<LiveAlertRow> ALERTS =
      new OutputTag<>("bands", TypeInformation.of(LiveAlertRow.class));

  private static final long PACE_MILLIS = 20;
  private static final long LOOK_MILLIS = 1_000;

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
    return new StateSchema("node-watch", 2);
  }

  @Override
  public void open(OpenContext context) {
    states = new NodeStates(getRuntimeContext());
  }

  @Override
  public void processElement1(DeskTotal total, Context context, Collector<LiveTotalRow> out)
      throws Exception {
    states.take(total);
    wake(context, PACE_MILLIS);
  }

  @Override
  public void processElement2(NodeFact fact, Context context, Collector<LiveTotalRow> out)
      throws Exception {
    states.take(fact);
    wake(context, PACE_MILLIS);
  }

  /** Asks for a look at the next multiple of some milliseconds: whoever asks first asks for all. */
  private void wake(Context context, long millis) {
    long now = context.timerService().currentProcessingTime();
    context.timerService().registerProcessingTimeTimer((now / millis + 1) * millis);
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
    if (states.hasBudgets()) {
      wake(context, LOOK_MILLIS);
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
                  states.realised(NodePath.parse(node).orElseThrow(), at(newest)),
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
    Optional<RiskBudget> inForce = inForce(budget.getValue(), Instants.instant(now));
    if (inForce.isEmpty()) {
      states.keep(budget.getKey(), null);
      return;
    }
    RiskBudget limit = inForce.get();
    WatchedMetrics metric = WatchedMetrics.of(limit.metric()).orElseThrow();
    NodeSum sum = sums.getOrDefault(limit.node().toString(), NodeSum.EMPTY);
    BigDecimal realised = states.realised(limit.node(), at(newest));
    int unknown =
        sum.unknown()
            + (metric.followsMarks() ? sum.stale() : 0)
            + (metric.followsLosses() && realised == null ? 1 : 0);
    BigDecimal used = metric.used(sum.figures(), requireNonNullElse(realised, BigDecimal.ZERO));
    BudgetState next = band(limit.limits()).next(before, used, unknown == 0);
    states.keep(budget.getKey(), next);
    boolean isNews = before == null ? next != BudgetState.WITHIN : next != before;
    if (isNews) {
      context.output(ALERTS, alert(limit, next, used, unknown, newest.sourceMicros(), now));
    }
  }

  /** A day ends by the time of marks, as in a replay of them. */
  private static Instant at(DeskTotal newest) {
    return Instants.instant(newest.sourceMicros());
  }

  private static Optional<RiskBudget> inForce(List<BudgetRow> given, Instant at) {
    BudgetVersions versions = new BudgetVersions();
    given.forEach(row -> versions.add(BudgetRows.budget(row)));
    return versions.inForce(at, null);
  }

  private static BudgetBand band(RiskBudget.Limits limits) {
    return new BudgetBand(limits.soft(), limits.hard(), limits.softLeave(), limits.hardLeave());
  }

  private LiveAlertRow alert(
      RiskBudget budget, BudgetState state, BigDecimal used, int unknown, long at, long found) {
    return new LiveAlertRow(
        at,
        "BUDGET",
        null,
        budget.node().toString(),
        null,
        null,
        budget.metric().code(),
        budget.currency(),
        null,
        state.name(),
        used,
        (long) unknown,
        new LiveClockRow(null, found, clock.micros()));
  }
}
