package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.LiquidationMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * A thin shell around the engine's books, keyed by shard. Books live in memory; at a checkpoint's
 * barrier those chunks of positions that changed since the last one are copied into keyed state,
 * and are written while ticks go on. After a restart the books are built from that state.
 */
// Flink sets an operator up in initializeState and open, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class ExposureOperator extends AbstractStreamOperator<DeskUpdate>
    implements OneInputStreamOperator<TickBatch, DeskUpdate>, LiveBook.Told {
  private static final String CHUNKS = "positions";
  private static final String HEADS = "books";

  private final Instruments instruments;
  private final ShardLayout layout;
  private final LiquidationMode mode;
  private final OutputTag<TickAlert> alerts;
  private final AssetDigits digits;
  private transient LiveBook[] books;
  private transient Map<Integer, List<LiveBook>> booksOfShard;
  private transient MapState<Long, PositionChunk> chunkState;
  private transient MapState<Integer, BookHead> headState;
  private transient DeskUpdate[] updates;
  private transient StreamRecord<DeskUpdate> record;
  private transient LiveBook[] touched;
  private transient int touchedCount;
  private transient boolean[] isTouched;
  private transient long receivedMicros;

  ExposureOperator(
      Instruments instruments,
      ShardLayout layout,
      LiquidationMode mode,
      OutputTag<TickAlert> alerts) {
    this.instruments = instruments;
    this.layout = layout;
    this.mode = mode;
    this.alerts = alerts;
    digits = new AssetDigits(instruments);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    chunkState =
        context
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>(
                    CHUNKS, LongSerializer.INSTANCE, new PositionChunkSerializer()));
    headState =
        context
            .getKeyedStateStore()
            .getMapState(new MapStateDescriptor<>(HEADS, Types.INT, Types.POJO(BookHead.class)));
    books = new LiveBook[layout.books()];
    booksOfShard = new HashMap<>();
    touched = new LiveBook[layout.books()];
    isTouched = new boolean[layout.books()];
    updates = new DeskUpdate[digits.assets()];
    for (int asset = 0; asset < updates.length; asset++) {
      updates[asset] = new DeskUpdate(asset, 0, 0);
    }
    record = new StreamRecord<>(null);
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    List<Integer> shards =
        getKeyedStateBackend()
            .<VoidNamespace>getKeys(HEADS, VoidNamespace.INSTANCE)
            .map(key -> (Integer) key)
            .toList();
    for (int shard : shards) {
      setCurrentKey(shard);
      for (Map.Entry<Integer, BookHead> entry : headState.entries()) {
        LiveBook book = book(shard, entry.getKey());
        book.restore(entry.getValue());
        for (int chunk = 0; chunk < entry.getValue().chunks(); chunk++) {
          PositionChunk kept = chunkState.get(chunkKey(book.number, chunk));
          if (kept != null) {
            book.restore(kept);
          }
        }
        book.restored(entry.getValue());
      }
    }
  }

  private LiveBook book(int shard, int number) {
    LiveBook book = books[number];
    if (book == null) {
      int instrument = layout.instrument(number);
      book = new LiveBook(number, instrument, instruments.terms(instrument), mode, this);
      books[number] = book;
      booksOfShard.computeIfAbsent(shard, _ -> new ArrayList<>()).add(book);
    }
    return book;
  }

  @Override
  public void processElement(StreamRecord<TickBatch> element) {
    TickBatch batch = element.getValue();
    receivedMicros = batch.receivedMicros;
    int at = 0;
    for (int event = 0; event < batch.events; event++) {
      tick(batch, at, batch.before[event]);
      at = batch.before[event];
      LiveBook book = book(batch.shard, batch.eventBook[event]);
      touch(book);
      book.apply(batch.event(event));
    }
    tick(batch, at, batch.size);
    tellDesk();
  }

  private void tick(TickBatch batch, int from, int to) {
    for (int i = from; i < to; i++) {
      LiveBook book = books[batch.book[i]];
      if (book == null) {
        book = book(batch.shard, batch.book[i]);
      }
      touch(book);
      DeskUpdate update = updates[instruments.asset(book.instrument)];
      update.ticks++;
      update.sourceMicros = batch.sourceMicros[i];
      book.tick(batch.tick[i], batch.sourceMicros[i]);
    }
  }

  private void touch(LiveBook book) {
    if (!isTouched[book.number]) {
      isTouched[book.number] = true;
      touched[touchedCount++] = book;
    }
  }

  private void tellDesk() {
    for (int i = 0; i < touchedCount; i++) {
      LiveBook book = touched[i];
      isTouched[book.number] = false;
      int asset = instruments.asset(book.instrument);
      if (book.hasChangedNodes()) {
        book.writeLines(updates[asset], digits.of(asset));
      }
      if (book.isMoved) {
        updates[asset].addMark(book.number, book.tick);
        book.isMoved = false;
      }
    }
    touchedCount = 0;
    for (DeskUpdate update : updates) {
      if (!update.isEmpty()) {
        output.collect(record.replace(update));
        update.clear();
      }
    }
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
  public void snapshotState(StateSnapshotContext context) throws Exception {
    for (Map.Entry<Integer, List<LiveBook>> shard : booksOfShard.entrySet()) {
      setCurrentKey(shard.getKey());
      for (LiveBook book : shard.getValue()) {
        headState.put(book.number, book.head());
        BitSet changed = book.takeChangedChunks();
        for (int chunk = changed.nextSetBit(0); chunk >= 0; chunk = changed.nextSetBit(chunk + 1)) {
          chunkState.put(chunkKey(book.number, chunk), book.chunk(chunk));
        }
      }
    }
    super.snapshotState(context);
  }

  private static long chunkKey(int book, int chunk) {
    return (long) book << Integer.SIZE | chunk;
  }
}
