package io.ringfence.streaming.live;

import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.exposure.ExposureFunction;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.tick.PositionEvent;
import io.ringfence.streaming.tick.TickBatch;
import io.ringfence.streaming.tick.TickBatcher;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of the rows of all topics, in one task, which decides the order for everybody: that
 * of time for what was there at the start, then that of arrival. Looks after the age of marks.
 */
// Flink sets an operator up in initializeState and open, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class LiveIntake extends AbstractStreamOperator<TickBatch>
    implements OneInputStreamOperator<TopicRow, TickBatch>, LiveListener {
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final int IDLE_TIMES_AT_START = 12;

  private final LivePlan plan;
  private final LiveTerms terms;
  private final WallClock clock;
  private transient LiveInstruments instruments;
  private transient PacedBatches batches;
  private transient IntakeStates states;
  private transient IntakeBooks known;
  private transient StaleMarks stale;
  private transient RowReader reader;
  private transient RowCounts counts;
  private transient @Nullable TimeMerge merge;
  private transient LongCounter rows;
  private transient long quietSinceMicros;

  LiveIntake(LivePlan plan, LiveTerms terms, WallClock clock) {
    this.plan = plan;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    new StateSchema("live-intake", 3).admit(context.getOperatorStateStore());
    instruments = plan.instruments();
    states = new IntakeStates(context.getKeyedStateStore());
    known = IntakeBooks.empty(instruments, plan.mostBooks());
    counts = new RowCounts();
    List<TopicRow> waiting = context.isRestored() ? restore() : List.of();
    TimeMerge merging = new TimeMerge(terms.ends(), known.read());
    waiting.forEach(merging::add);
    merge = merging;
  }

  private List<TopicRow> restore() throws Exception {
    List<Integer> chunks =
        getKeyedStateBackend()
            .<VoidNamespace>getKeys(IntakeStates.POSITIONS, VoidNamespace.INSTANCE)
            .map(key -> (Integer) key)
            .sorted()
            .toList();
    for (int chunk : chunks) {
      setCurrentKey(chunk);
      known.positions().restore(states.chunk());
    }
    setCurrentKey(IntakeStates.HEAD);
    return states.restoreHead(known);
  }

  @Override
  public void open() throws Exception {
    super.open();
    StreamRecord<TickBatch> record = new StreamRecord<>(null);
    TickBatcher batcher =
        new TickBatcher(plan.layout(), instruments, batch -> output.collect(record.replace(batch)));
    batches = new PacedBatches(batcher, getProcessingTimeService());
    reader =
        new RowReader(
            terms.basis(),
            known.budgets(),
            new RowEvents(instruments, known, this),
            reject -> tell(LiveOutputs.REJECTS, reject));
    stale = new StaleMarks(instruments, terms, known);
    rows = new LongCounter();
    getRuntimeContext().addAccumulator(ExposureFunction.ROWS_PROCESSED, rows);
    // Nothing has come yet: a source takes its time to start.
    quietSinceMicros = clock.micros() + (IDLE_TIMES_AT_START - 1) * idleMicros();
    getProcessingTimeService()
        .scheduleWithFixedDelay(_ -> look(), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS);
  }

  private <T> void tell(OutputTag<T> tag, T value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  @Override
  public void processElement(StreamRecord<TopicRow> element) throws Exception {
    TopicRow row = element.getValue();
    known.hasRead(row.partition(), row.offset());
    TimeMerge merging = merge;
    if (merging == null) {
      apply(row);
    } else {
      quietSinceMicros = clock.micros();
      merging.add(row);
      drain(merging);
    }
  }

  private void drain(TimeMerge merging) throws Exception {
    for (TopicRow row = merging.next(); row != null; row = merging.next()) {
      apply(row);
    }
    if (merging.isDone()) {
      merge = null;
    }
  }

  private void apply(TopicRow row) throws Exception {
    if (!row.heartbeat()) {
      counts.count(row, reader.read(row, clock.micros()));
      rows.add(1);
    }
  }

  private long idleMicros() {
    return TimeUnit.NANOSECONDS.toMicros(terms.idleAfter().toNanos());
  }

  private void look() throws Exception {
    TimeMerge merging = merge;
    long now = clock.micros();
    if (merging == null) {
      stale.look(
          now, alert -> tell(LiveOutputs.ALERTS, alert), fact -> tell(LiveOutputs.FACTS, fact));
    } else {
      if (now - quietSinceMicros > idleMicros()) {
        merging.giveUp();
      }
      drain(merging);
    }
  }

  @Override
  public void mark(int instrument, long tick, long sourceMicros) {
    long conflated = TimeUnit.NANOSECONDS.toMicros(terms.conflateBeyond().toNanos());
    // What was there at the start is history: nobody is behind with it.
    boolean isBehind = merge == null && clock.micros() - sourceMicros > conflated;
    batches.mark(instrument, tick, sourceMicros, isBehind);
  }

  @Override
  public void event(PositionEvent event) {
    batches.event(event);
  }

  @Override
  public void named(PositionName name) {
    tell(LiveOutputs.NAMES, name);
  }

  @Override
  public void fact(NodeFact fact) {
    tell(LiveOutputs.FACTS, fact);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    batches.flush();
    counts.drainTo(count -> tell(LiveOutputs.COUNTS, count));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    BitSet changed = known.positions().takeChanged();
    for (int chunk = changed.nextSetBit(0); chunk >= 0; chunk = changed.nextSetBit(chunk + 1)) {
      setCurrentKey(chunk);
      states.keepChunk(known.positions().chunk(chunk));
    }
    setCurrentKey(IntakeStates.HEAD);
    TimeMerge merging = merge;
    states.keepHead(known, merging == null ? List.of() : merging.waiting());
    super.snapshotState(context);
  }
}
