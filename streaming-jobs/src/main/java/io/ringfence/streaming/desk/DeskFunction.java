package io.ringfence.streaming.desk;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.domain.budget.BudgetChange;
import io.ringfence.domain.budget.BudgetNews;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.control.OutcomeCounts;
import io.ringfence.streaming.instant.Appointments;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.ReplayOrder;
import io.ringfence.streaming.terms.RunTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
    extends KeyedCoProcessFunction<String, NodeContributionRow, InputEvent, DeskExposureRow>
    implements VersionedState {
  private static final DayCut DAY_CUT = DayCut.UTC_MIDNIGHT;

  private final SnapshotGrid grid;
  private final RunTerms terms;

  /** What came for an instant. */
  private record News(List<NodeContributionRow> contributions, List<InputEvent> events) {
    /** When the latest record behind it came in; null: only time has passed. */
    @Nullable Long receivedMicros() {
      return Stream.concat(
              Stream.ofNullable(Contributions.received(contributions)),
              events.stream().map(InputEvent::receivedMicros).filter(Objects::nonNull))
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  // Set by open, before any event. Nodes in memory are a cache of keyed state.
  private transient InstantBuffer<NodeContributionRow> waitingContributions;
  private transient InstantBuffer<InputEvent> waitingEvents;
  private transient Appointments appointments;
  private transient NodeStore store;
  private transient OutcomeCounts counts;
  private transient Map<String, LiveNode> nodes;

  /** A function that writes everything down on this grid. */
  public DeskFunction(SnapshotGrid grid, RunTerms terms) {
    this.grid = grid;
    this.terms = terms;
  }

  /** What the operator is keyed by for budgets, capital and rates: the node, or the part of one. */
  public static String keyOf(InputEvent event) {
    String addressee = event.addressee();
    if (addressee != null) {
      return addressee;
    }
    BudgetRow budget = event.budget();
    return budget == null
        ? requireNonNull(event.capital()).node()
        : BudgetRows.slice(budget).toString();
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("desk", 2);
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
    DeskEmitter emitter = new DeskEmitter(context, terms.clock());
    List<InputEvent> events = waitingEvents.take(at);
    List<NodeContributionRow> contributions = waitingContributions.take(at);
    boolean asked = appointments.keep(at);
    boolean dayBegan = beginsDay(node.book().dayCut(), at, asked);
    for (InputEvent event : events.stream().sorted(ReplayOrder.COMPARATOR).toList()) {
      take(event, node, emitter, context.timerService());
    }
    node.take(contributions, at, dayBegan).forEach(out::collect);
    if (asked || dayBegan || !events.isEmpty() || !contributions.isEmpty()) {
      evaluate(node, at, new News(contributions, events), emitter, context.timerService());
      store.save(contributions, node.book(), Instants.instant(at));
      awaitDay(node.book().dayCut(), at, context.timerService());
    }
    if (grid.contains(at)) {
      emitter.snapshot(node.book(), at);
      grid.atOrAfter(at + 1).ifPresent(context.timerService()::registerEventTimeTimer);
    }
    if (grid.isLast(at)) {
      emitter.standing(node.book(), at);
    }
    if (grid.tellsCounts(at)) {
      counts.take().forEach(emitter::count);
    }
  }

  /**
   * Whether an instant is the first of the grid after a day cut, or was asked for as the first of
   * all: figures of the day start again.
   */
  private boolean beginsDay(DayCut cut, long at, boolean asked) {
    LocalDate today = cut.dayOf(Instants.instant(at));
    boolean firstOfAll = asked && !today.equals(cut.dayOf(Instants.instant(at - 1)));
    return firstOfAll
        || (grid.contains(at) && !today.equals(cut.dayOf(Instants.instant(grid.before(at)))));
  }

  /** A cut that a budget says is kept to the microsecond; the usual one by the grid. */
  private void awaitDay(DayCut cut, long at, TimerService timers) throws Exception {
    if (!cut.equals(DAY_CUT)) {
      appoint(timers, at, Instants.micros(cut.endOf(Instants.instant(at))) + 1);
    }
  }

  private void take(InputEvent event, LiveNode node, DeskEmitter emitter, TimerService timers)
      throws Exception {
    NodeBook book = node.book();
    BudgetRow row = event.budget();
    if (event.fact() != null) {
      book.see(RateRows.rate(event));
      return;
    }
    if (row == null) {
      take(requireNonNull(event.capital()), event, book, emitter, timers);
    } else {
      book.add(BudgetRows.budget(row));
      BudgetRows.dayCut(row)
          .ifPresent(cut -> book.changeDayCut(cut, Instants.instant(event.atMicros())));
      store.add(row);
      emitter.applied(row);
      appoint(timers, event.atMicros(), row.validFromMicros());
      appoint(timers, event.atMicros(), row.validToMicros());
    }
    counts.applied(event.origin(), event.atMicros());
  }

  /** Capital of a node is told to its parts, too, but is one row. */
  private void take(
      CapitalRow row, InputEvent event, NodeBook book, DeskEmitter emitter, TimerService timers)
      throws Exception {
    Contributions.addCapital(book, row);
    store.add(row);
    if (event.origin().countsRow()) {
      emitter.applied(row);
    }
    appoint(timers, event.atMicros(), row.validFromMicros());
  }

  /** Evaluates the budgets; a state with a shortest stay is looked at again when it has passed. */
  private void evaluate(LiveNode node, long at, News come, DeskEmitter emitter, TimerService timers)
      throws Exception {
    NodeBook book = node.book();
    BudgetNews news =
        book.evaluate(Instants.instant(at), Contributions.circumstances(come.contributions()));
    emitter.news(node.slice(), news, come.receivedMicros());
    for (BudgetChange change : news.changes()) {
      Duration dwell = change.budget().minimumDwell();
      appoint(timers, at, Instants.micros(Instants.instant(at).plus(dwell)));
    }
    OptionalLong look = node.nextRateLook(at);
    if (look.isPresent()) {
      appoint(timers, at, look.getAsLong());
    }
    store.saveStates(book);
  }

  private void appoint(TimerService timers, long present, @Nullable Long at) throws Exception {
    if (at != null) {
      appointments.make(timers, present, at);
    }
  }

  private LiveNode node(String key) throws Exception {
    LiveNode node = nodes.get(key);
    if (node == null) {
      RiskSlice slice = RiskSlice.parse(key).orElseThrow();
      node = new LiveNode(slice, store.load(slice, DAY_CUT, terms.staleAfter().rates()));
      nodes.put(key, node);
    }
    return node;
  }
}
