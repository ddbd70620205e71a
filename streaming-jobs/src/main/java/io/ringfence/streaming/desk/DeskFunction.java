package io.ringfence.streaming.desk;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.control.OutcomeCounts;
import io.ringfence.streaming.instant.Appointments;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.ReplayOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One risk node: its exact totals and its budgets. Flink plumbing only: contributions, budgets and
 * capital wait until their instant is complete, then the node takes them all and evaluates its
 * budgets once.
 */
public final class DeskFunction
    extends KeyedCoProcessFunction<String, NodeContributionRow, InputEvent, DeskExposureRow> {
  private static final DayCut DAY_CUT = DayCut.UTC_MIDNIGHT;

  private final SnapshotGrid grid;

  // Set by open, before any event. Nodes in memory are a cache of keyed state.
  private transient InstantBuffer<NodeContributionRow> waitingContributions;
  private transient InstantBuffer<InputEvent> waitingEvents;
  private transient Appointments appointments;
  private transient NodeStore store;
  private transient OutcomeCounts counts;
  private transient Map<String, LiveNode> nodes;

  /** A function that writes everything down on this grid. */
  public DeskFunction(SnapshotGrid grid) {
    this.grid = grid;
  }

  /** What the operator is keyed by for budgets and capital: the node. */
  public static String keyOf(InputEvent event) {
    BudgetRow budget = event.budget();
    return budget == null ? requireNonNull(event.capital()).node() : budget.node();
  }

  @Override
  public void open(OpenContext context) {
    waitingContributions =
        InstantBuffer.of(getRuntimeContext(), "waiting-contributions", NodeContributionRow.class);
    waitingEvents = InstantBuffer.of(getRuntimeContext(), "waiting-events", InputEvent.class);
    appointments = new Appointments(getRuntimeContext(), grid);
    store = new NodeStore(getRuntimeContext());
    counts = new OutcomeCounts(getRuntimeContext());
    nodes = new HashMap<>();
  }

  @Override
  public void processElement1(
      NodeContributionRow contribution, Context context, Collector<DeskExposureRow> out)
      throws Exception {
    waitingContributions.add(contribution.atMicros(), contribution);
    await(context, contribution.atMicros());
  }

  @Override
  public void processElement2(InputEvent event, Context context, Collector<DeskExposureRow> out)
      throws Exception {
    waitingEvents.add(event.atMicros(), event);
    await(context, event.atMicros());
  }

  private void await(Context context, long at) {
    if (at <= context.timerService().currentWatermark()) {
      throw new IllegalStateException(
          "node %s: news for %s came when the instant was complete"
              .formatted(context.getCurrentKey(), Instants.instant(at)));
    }
    context.timerService().registerEventTimeTimer(at);
    grid.atOrAfter(at).ifPresent(context.timerService()::registerEventTimeTimer);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<DeskExposureRow> out)
      throws Exception {
    LiveNode node = node(context.getCurrentKey());
    DeskEmitter emitter = new DeskEmitter(context);
    List<InputEvent> events = waitingEvents.take(at);
    List<NodeContributionRow> contributions = waitingContributions.take(at);
    for (InputEvent event : events.stream().sorted(ReplayOrder.COMPARATOR).toList()) {
      take(event, node.book(), emitter, context.timerService());
    }
    boolean dayBegan = beginsDay(at);
    node.take(contributions, at, dayBegan).forEach(out::collect);
    boolean asked = appointments.keep(at);
    if (asked || dayBegan || !events.isEmpty() || !contributions.isEmpty()) {
      evaluate(node.book(), at, emitter, context.timerService());
      store.save(contributions, node.book(), Instants.instant(at));
    }
    if (grid.contains(at)) {
      emitter.snapshot(node.book(), at);
      grid.atOrAfter(at + 1).ifPresent(context.timerService()::registerEventTimeTimer);
    }
    if (grid.tellsCounts(at)) {
      counts.take().forEach(emitter::count);
    }
  }

  /**
   * Whether an instant is the first of the grid after a day cut: figures of the day start again.
   */
  private boolean beginsDay(long at) {
    LocalDate today = DAY_CUT.dayOf(Instants.instant(at));
    return grid.contains(at) && !today.equals(DAY_CUT.dayOf(Instants.instant(grid.before(at))));
  }

  private void take(InputEvent event, NodeBook book, DeskEmitter emitter, TimerService timers)
      throws Exception {
    BudgetRow row = event.budget();
    if (row == null) {
      emitter.applied(requireNonNull(event.capital()));
    } else {
      RiskBudget budget = StoredBudget.budget(row);
      book.add(budget);
      emitter.applied(budget);
      appoint(timers, event.atMicros(), row.validFromMicros());
      appoint(timers, event.atMicros(), row.validToMicros());
    }
    counts.applied(event.origin(), event.atMicros());
  }

  /** Evaluates the budgets; a state with a shortest stay is looked at again when it has passed. */
  private void evaluate(NodeBook book, long at, DeskEmitter emitter, TimerService timers)
      throws Exception {
    for (BudgetChange change : book.evaluate(Instants.instant(at))) {
      emitter.change(change);
      Duration dwell = change.budget().minimumDwell();
      appoint(timers, at, Instants.micros(Instants.instant(at).plus(dwell)));
    }
    store.saveBudgets(book);
  }

  private void appoint(TimerService timers, long present, @Nullable Long at) throws Exception {
    if (at != null) {
      appointments.make(timers, present, at);
    }
  }

  private LiveNode node(String key) throws Exception {
    LiveNode node = nodes.get(key);
    if (node == null) {
      NodePath path = NodePath.parse(key).orElseThrow();
      node = new LiveNode(path, store.load(path, DAY_CUT));
      nodes.put(key, node);
    }
    return node;
  }
}
