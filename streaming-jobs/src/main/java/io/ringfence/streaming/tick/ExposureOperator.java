package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.streaming.instant.StateSchema;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * A thin shell around the engine's books, keyed by shard. Books live in memory; at a checkpoint's
 * barrier those chunks of positions that changed since the last one are copied into keyed state,
 * and are written while ticks go on. After a restart a book is built from that state when the first
 * tick or event asks for it: what is traded is watched again before the last book is back, and a
 * book that nothing asks for stays in the state as it was. Alerts leave at once; the desk, which
 * looks at its own pace, hears every few milliseconds of all that has changed since.
 */
// Flink sets an operator up in initializeState and open, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class ExposureOperator extends AbstractStreamOperator<DeskUpdate>
    implements OneInputStreamOperator<TickBatch, DeskUpdate>, BoundedOneInput, LiveBook.Told {
  /** Bringing sums to the mark costs more than the ticks of a batch: not after each of them. */
  private static final int TELL_DESK_MILLIS = 5;

  private final Instruments instruments;
  private final ShardLayout layout;
  private final LiquidationMode mode;
  private final OutputTag<TickAlert> alerts;
  private final OutputTag<TickReject> rejects;
  private final OutputTag<TickRealised> realised;
  private transient ShardBooks books;
  private transient DeskNews news;
  private transient StreamRecord<DeskUpdate> record;
  private transient long receivedMicros;

  ExposureOperator(
      Instruments instruments,
      ShardLayout layout,
      LiquidationMode mode,
      OutputTag<TickAlert> alerts,
      OutputTag<TickReject> rejects,
      OutputTag<TickRealised> realised) {
    this.instruments = instruments;
    this.layout = layout;
    this.mode = mode;
    this.alerts = alerts;
    this.rejects = rejects;
    this.realised = realised;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    new StateSchema("exposure of the live path", 2).admit(context.getOperatorStateStore());
    BookStates states = new BookStates(context.getKeyedStateStore());
    books = new ShardBooks(instruments, layout, mode, states, this);
    news = new DeskNews(instruments, layout.books());
    record = new StreamRecord<>(null);
    if (context.isRestored()) {
      restore();
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    getProcessingTimeService()
        .scheduleWithFixedDelay(_ -> tellDesk(), TELL_DESK_MILLIS, TELL_DESK_MILLIS);
  }

  private void restore() throws Exception {
    List<Integer> shards =
        getKeyedStateBackend()
            .<VoidNamespace>getKeys(BookStates.HEADS, VoidNamespace.INSTANCE)
            .map(key -> (Integer) key)
            .toList();
    for (int shard : shards) {
      setCurrentKey(shard);
      books.restore();
    }
  }

  @Override
  public void processElement(StreamRecord<TickBatch> element) throws Exception {
    TickBatch batch = element.getValue();
    receivedMicros = batch.receivedMicros;
    int at = 0;
    for (int event = 0; event < batch.events; event++) {
      tick(batch, at, batch.before[event]);
      at = batch.before[event];
      LiveBook book = books.of(batch.shard, batch.eventBook[event]);
      news.touch(book);
      apply(book, batch.event(event));
    }
    tick(batch, at, batch.size);
    books.keepAhead(batch.shard);
  }

  private void tick(TickBatch batch, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      LiveBook book = books.of(batch.shard, batch.book[i]);
      news.ticked(book, batch.sourceMicros[i]);
      try {
        book.tick(batch.tick[i], batch.sourceMicros[i]);
      } catch (IllegalArgumentException refused) {
        reject(book, 0, "MARK", refused);
      }
    }
  }

  private void apply(LiveBook book, PositionEvent event) {
    try {
      book.apply(event);
    } catch (IllegalArgumentException refused) {
      reject(book, event.position(), event.kind().name(), refused);
    }
  }

  private void reject(LiveBook book, long position, String kind, RuntimeException refused) {
    TickReject reject =
        new TickReject(
            book.instrument, position, kind, String.valueOf(refused.getMessage()), receivedMicros);
    output.collect(rejects, new StreamRecord<>(reject));
  }

  private void tellDesk() {
    news.tell(update -> output.collect(record.replace(update)));
  }

  @Override
  public void alert(LiveBook book, TickAlert.Kind kind, int level, long position) {
    long detected = MicroClock.now();
    TickAlert alert =
        new TickAlert(
            kind,
            level,
            book.instrument,
            position,
            book.tick,
            book.sourceMicros,
            receivedMicros,
            detected,
            MicroClock.now());
    output.collect(alerts, new StreamRecord<>(alert));
  }

  @Override
  public void realised(LiveBook book, int node, BigDecimal amount, int unknown, long atMicros) {
    output.collect(
        realised,
        new StreamRecord<>(
            new TickRealised(instruments.asset(book.instrument), node, amount, atMicros, unknown)));
  }

  /** A checkpoint takes what a book holds for what the desk has heard of. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    tellDesk();
  }

  @Override
  public void endInput() {
    tellDesk();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    books.keepAll(this::setCurrentKey);
    super.snapshotState(context);
  }
}
