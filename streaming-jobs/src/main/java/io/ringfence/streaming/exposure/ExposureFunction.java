package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.mark.MarkNews;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.streaming.control.OutcomeCounts;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.ReplayOrder;
import io.ringfence.streaming.terms.RunTerms;
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
    extends KeyedProcessFunction<String, InputEvent, NodeContributionRow>
    implements VersionedState {
  /** Accumulator of the rows whose instant has been processed. */
  public static final String ROWS_PROCESSED = "rows-processed";

  private static final AlertLevels LEVELS = AlertLevels.DEFAULT;

  private final Rules rules;
  private final SnapshotGrid grid;
  private final RunTerms terms;

  // Set by open, before any event. Books in memory are a cache of keyed state.
  private transient InstantBuffer<InputEvent> waiting;
  private transient BookStore store;
  private transient NamedSlices named;
  private transient MarkWatchStore watches;
  private transient OutcomeCounts counts;
  private transient Map<String, LiveBook> books;
  private transient GapTable gaps;
  private transient LongCounter rowsProcessed;
  private transient WorkMetrics work;

  /** A function that values by these rules and writes everything down on this grid. */
  public ExposureFunction(Rules rules, SnapshotGrid grid, RunTerms terms) {
    this.rules = rules;
    this.grid = grid;
    this.terms = terms;
  }

  /** What the operator is keyed by: venue and instrument, neither of which contains a slash. */
  public static String keyOf(InputEvent event) {
    String addressee = event.addressee();
    return addressee == null ? DomainEvents.instrument(event).toString() : addressee;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("exposure", 2);
  }

  @Override
  public void open(OpenContext context) {
    waiting = InstantBuffer.of(getRuntimeContext(), "waiting-events", InputEvent.class);
    store = new BookStore(getRuntimeContext(), terms.liquidations());
    named = new NamedSlices(getRuntimeContext(), terms.slices());
    watches = new MarkWatchStore(getRuntimeContext(), terms, grid.lastMicros());
    counts = new OutcomeCounts(getRuntimeContext());
    books = new HashMap<>();
    gaps = terms.gapTable();
    rowsProcessed = new LongCounter();
    getRuntimeContext().addAccumulator(ROWS_PROCESSED, rowsProcessed);
    work = new WorkMetrics(getRuntimeContext());
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
    List<InputEvent> came = waiting.take(at);
    List<InputEvent> events = came.stream().filter(NamedSlices::isOfInstrument).toList();
    if (events.isEmpty() && !came.isEmpty() && !isKnown(context)) {
      named.take(came);
      return;
    }
    // A book is built with the parts named before: those of this instant it is told, once.
    LiveBook live = live(context, at);
    live.name(named.take(came));
    InstantNotes notes = new InstantNotes();
    boolean changed = changeRules(live, at, context, notes);
    ExposureEmitter emitter = emitter(context, live);
    List<InputEvent> ordered = events.stream().sorted(ReplayOrder.COMPARATOR).toList();
    for (InstantOutcome result : InstantOutcome.apply(ordered, live.book())) {
      settle(result, live, emitter, notes);
    }
    List<MarkNews> seen = live.lookAtMark(at);
    emitter.conditions(seen, live, null);
    if (changed || !seen.isEmpty() || !came.isEmpty()) {
      tell(live, notes, emitter, at, out);
      work.add(live.takeWork());
    }
    watches.save(live.watch(), at, context.timerService());
    if (grid.contains(at)) {
      emitter.snapshot(live.book(), at);
      grid.atOrAfter(at + 1).ifPresent(context.timerService()::registerEventTimeTimer);
    }
    if (grid.tellsCounts(at)) {
      counts.take().forEach(count -> context.output(ExposureOutputs.COUNTS, count));
    }
  }

  private ExposureEmitter emitter(OnTimerContext context, LiveBook live) {
    return new ExposureEmitter(context, new PositionRows(live.rules(), LEVELS), terms.clock());
  }

  /** Rule packs come before everything else of their instant. */
  private boolean changeRules(LiveBook live, long at, OnTimerContext context, InstantNotes notes)
      throws Exception {
    if (!live.isChangedBy(at)) {
      return false;
    }
    MarginRules inForce = rules.of(live.rules().instrument(), at);
    var change = new PositionEvent.RulesChanged(inForce, Instants.instant(at));
    if (live.book().apply(change) instanceof Outcome.Applied(List<Effect> effects)) {
      ExposureEmitter emitter = emitter(context, live);
      effects.forEach(effect -> emitter.effect(effect, null));
      effects.forEach(notes::add);
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

  /** Stores what has changed and passes it on: stages of positions, then news for risk nodes. */
  private void tell(
      LiveBook live,
      InstantNotes notes,
      ExposureEmitter emitter,
      long at,
      Collector<NodeContributionRow> out)
      throws Exception {
    List<PositionState> changed = store.save(live.book());
    emitter.stages(live.stagesAfter(changed), live.book(), at);
    LiveBook.AllNews news = live.takeNews(notes, live.move(changed, notes));
    new ContributionRows(
            live.rules().instrument(),
            live.rules().settlementAsset(),
            live.watch().quality(),
            at,
            notes.receivedMicros())
        .tell(news, out::collect);
  }

  private void settle(
      InstantOutcome result, LiveBook live, ExposureEmitter emitter, InstantNotes notes)
      throws Exception {
    InputEvent event = result.event();
    notes.came(event);
    switch (result.outcome()) {
      case Outcome.Applied(List<Effect> effects) -> {
        counts.applied(event.origin(), event.atMicros());
        emitter.applied(event);
        emitter.conditions(live.see(event), live, event.receivedMicros());
        effects.forEach(effect -> emitter.effect(effect, event.receivedMicros()));
        effects.forEach(notes::add);
      }
      case Outcome.Duplicate _ -> counts.duplicate(event.origin());
      case Outcome.Rejected rejected -> emitter.reject(RejectRows.of(event, rejected));
    }
    rowsProcessed.add(event.origin().countsRow() ? 1 : 0);
  }

  /** Whether the instrument has had an event; before that only parts of nodes were named to it. */
  private boolean isKnown(OnTimerContext context) throws Exception {
    return books.containsKey(context.getCurrentKey()) || store.isKnown();
  }

  private LiveBook live(OnTimerContext context, long at) throws Exception {
    LiveBook live = books.get(context.getCurrentKey());
    if (live == null) {
      InstrumentId instrument = DomainEvents.instrument(context.getCurrentKey());
      live =
          new LiveBook(
              store.load(instrument, rules, LEVELS, at),
              watches.load(instrument),
              named.all(),
              LEVELS,
              gaps);
      books.put(context.getCurrentKey(), live);
      awaitChange(live, context);
    }
    return live;
  }
}
