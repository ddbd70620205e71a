package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.control.OutcomeCounts;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.ReplayOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Exposure of the positions of one instrument. Flink plumbing only: an event waits until its
 * instant is complete, then the instant's events are applied to the book in the order of a replay,
 * what changed is stored, and what followed is passed on.
 */
public final class ExposureFunction
    extends KeyedProcessFunction<String, InputEvent, NodeContributionRow> {
  /** Accumulator of the rows whose instant has been processed. */
  public static final String ROWS_PROCESSED = "rows-processed";

  private static final AlertLevels LEVELS = AlertLevels.DEFAULT;

  private final Rules rules;
  private final SnapshotGrid grid;

  // Set by open, before any event. Books in memory are a cache of keyed state.
  private transient InstantBuffer<InputEvent> waiting;
  private transient BookStore store;
  private transient OutcomeCounts counts;
  private transient Map<String, LiveBook> books;
  private transient LongCounter rowsProcessed;

  /** A function that values by these rules and writes everything down on this grid. */
  public ExposureFunction(Rules rules, SnapshotGrid grid) {
    this.rules = rules;
    this.grid = grid;
  }

  /** What the operator is keyed by: venue and instrument, neither of which contains a slash. */
  public static String keyOf(InputEvent event) {
    return DomainEvents.instrument(event).toString();
  }

  @Override
  public void open(OpenContext context) {
    waiting = InstantBuffer.of(getRuntimeContext(), "waiting-events", InputEvent.class);
    store = new BookStore(getRuntimeContext());
    counts = new OutcomeCounts(getRuntimeContext());
    books = new HashMap<>();
    rowsProcessed = new LongCounter();
    getRuntimeContext().addAccumulator(ROWS_PROCESSED, rowsProcessed);
  }

  @Override
  public void processElement(InputEvent event, Context context, Collector<NodeContributionRow> out)
      throws Exception {
    long at = event.atMicros();
    if (at <= context.timerService().currentWatermark()) {
      context.output(
          ExposureOutputs.REJECTS,
          RejectRows.of(event, RejectCode.LATE, "its instant was already complete"));
      return;
    }
    waiting.add(at, event);
    context.timerService().registerEventTimeTimer(at);
    grid.atOrAfter(at).ifPresent(context.timerService()::registerEventTimeTimer);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<NodeContributionRow> out)
      throws Exception {
    LiveBook live = live(context, at);
    RealisedByNode realised = new RealisedByNode();
    List<InputEvent> events = waiting.take(at);
    boolean changed = changeRules(live, at, context, realised);
    ExposureEmitter emitter = emitter(context, live);
    List<InputEvent> ordered = events.stream().sorted(ReplayOrder.COMPARATOR).toList();
    for (InstantOutcome result : InstantOutcome.apply(ordered, live.book())) {
      settle(result, emitter, realised);
    }
    if (changed || !events.isEmpty()) {
      store.save(live.book());
      tell(live, realised, at, out);
    }
    if (grid.contains(at)) {
      emitter.snapshot(live.book(), at);
      grid.atOrAfter(at + 1).ifPresent(context.timerService()::registerEventTimeTimer);
    }
    if (grid.tellsCounts(at)) {
      counts.take().forEach(count -> context.output(ExposureOutputs.COUNTS, count));
    }
  }

  private static ExposureEmitter emitter(OnTimerContext context, LiveBook live) {
    return new ExposureEmitter(context, new PositionRows(live.rules(), LEVELS));
  }

  /** Rule packs come before everything else of their instant. */
  private boolean changeRules(
      LiveBook live, long at, OnTimerContext context, RealisedByNode realised) throws Exception {
    if (!live.isChangedBy(at)) {
      return false;
    }
    MarginRules inForce = rules.of(live.rules().instrument(), at);
    var change = new PositionEvent.RulesChanged(inForce, Instants.instant(at));
    if (live.book().apply(change) instanceof Outcome.Applied(List<Effect> effects)) {
      effects.forEach(emitter(context, live)::effect);
      effects.forEach(realised::add);
    }
    store.ruledFrom(at);
    awaitChange(live, context);
    return true;
  }

  private void awaitChange(LiveBook live, OnTimerContext context) throws Exception {
    OptionalLong next = rules.nextChange(live.rules().instrument(), store.ruledSince());
    live.holdUntil(next);
    next.stream()
        .filter(change -> change <= grid.lastMicros())
        .forEach(context.timerService()::registerEventTimeTimer);
  }

  private static void tell(
      LiveBook live, RealisedByNode realised, long at, Collector<NodeContributionRow> out) {
    ContributionRows rows = new ContributionRows(live.rules());
    live.takeNews(realised.amounts()).forEach((node, news) -> out.collect(rows.of(node, news, at)));
  }

  private void settle(InstantOutcome result, ExposureEmitter emitter, RealisedByNode realised)
      throws Exception {
    InputEvent event = result.event();
    switch (result.outcome()) {
      case Outcome.Applied(List<Effect> effects) -> {
        counts.applied(event.origin(), event.atMicros());
        emitter.applied(event);
        effects.forEach(emitter::effect);
        effects.forEach(realised::add);
      }
      case Outcome.Duplicate _ -> counts.duplicate(event.origin());
      case Outcome.Rejected rejected -> emitter.reject(RejectRows.of(event, rejected));
    }
    rowsProcessed.add(event.origin().countsRow() ? 1 : 0);
  }

  private LiveBook live(OnTimerContext context, long at) throws Exception {
    LiveBook live = books.get(context.getCurrentKey());
    if (live == null) {
      InstrumentId instrument = DomainEvents.instrument(context.getCurrentKey());
      live = new LiveBook(store.load(instrument, rules, LEVELS, at));
      books.put(context.getCurrentKey(), live);
      awaitChange(live, context);
    }
    return live;
  }
}
