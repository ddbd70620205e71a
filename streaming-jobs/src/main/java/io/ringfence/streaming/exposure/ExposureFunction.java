package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.streaming.control.OutcomeCounts;
import io.ringfence.streaming.instant.InstantBuffer;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.ReplayOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    LiveBook live = live(context.getCurrentKey());
    ExposureEmitter emitter = new ExposureEmitter(context, new PositionRows(live.rules(), LEVELS));
    List<InputEvent> events = waiting.take(at);
    if (!events.isEmpty()) {
      apply(events, live, emitter, out);
    }
    if (grid.contains(at)) {
      emitter.snapshot(live.book(), at);
      grid.atOrAfter(at + 1).ifPresent(context.timerService()::registerEventTimeTimer);
    }
    if (grid.isLast(at)) {
      counts.take().forEach(count -> context.output(ExposureOutputs.COUNTS, count));
    }
  }

  private void apply(
      List<InputEvent> events,
      LiveBook live,
      ExposureEmitter emitter,
      Collector<NodeContributionRow> out)
      throws Exception {
    RealisedByNode realised = new RealisedByNode();
    List<InputEvent> ordered = events.stream().sorted(ReplayOrder.COMPARATOR).toList();
    for (InstantOutcome result : InstantOutcome.apply(ordered, live.book())) {
      settle(result, emitter, realised);
    }
    store.save(live.book());
    ContributionRows rows = new ContributionRows(live.rules());
    long at = events.getFirst().atMicros();
    live.takeNews(realised.amounts()).forEach((node, news) -> out.collect(rows.of(node, news, at)));
  }

  private void settle(InstantOutcome result, ExposureEmitter emitter, RealisedByNode realised)
      throws Exception {
    InputEvent event = result.event();
    switch (result.outcome()) {
      case Outcome.Applied(List<Effect> effects) -> {
        counts.applied(event.origin(), event.atMicros());
        emitter.mark(event);
        effects.forEach(emitter::effect);
        effects.forEach(realised::add);
      }
      case Outcome.Duplicate _ -> counts.duplicate(event.origin());
      case Outcome.Rejected rejected -> emitter.reject(RejectRows.of(event, rejected));
    }
    rowsProcessed.add(event.origin().countsRow() ? 1 : 0);
  }

  private LiveBook live(String key) throws Exception {
    LiveBook live = books.get(key);
    if (live == null) {
      MarginRules found = rules.of(DomainEvents.instrument(key));
      live = new LiveBook(found, store.load(found, LEVELS));
      books.put(key, live);
    }
    return live;
  }
}
