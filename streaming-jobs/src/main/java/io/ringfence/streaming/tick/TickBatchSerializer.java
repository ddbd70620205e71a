package io.ringfence.streaming.tick;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Batches on the wire. They are in no state: both ends are of one build. */
public final class TickBatchSerializer extends ColumnSerializer<TickBatch> {
  private static final TickBatchSerializer INSTANCE = new TickBatchSerializer();

  /** The type of batches. */
  static final ColumnType<TickBatch> TYPE = ColumnType.of(TickBatch.class, () -> INSTANCE);

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TickBatch createInstance() {
    return new TickBatch(0, 0, 0);
  }

  @Override
  public TickBatch copy(TickBatch from) {
    TickBatch copy = new TickBatch(from.shard, from.size, from.events);
    copy.size = from.size;
    copy.receivedMicros = from.receivedMicros;
    copy.events = from.events;
    System.arraycopy(from.book, 0, copy.book, 0, from.size);
    System.arraycopy(from.tick, 0, copy.tick, 0, from.size);
    System.arraycopy(from.sourceMicros, 0, copy.sourceMicros, 0, from.size);
    System.arraycopy(from.before, 0, copy.before, 0, from.events);
    System.arraycopy(from.eventBook, 0, copy.eventBook, 0, from.events);
    System.arraycopy(from.eventCells, 0, copy.eventCells, 0, copy.eventCells.length);
    return copy;
  }

  @Override
  public void serialize(TickBatch batch, DataOutputView target) throws IOException {
    target.writeInt(batch.shard);
    target.writeInt(batch.size);
    target.writeInt(batch.events);
    target.writeLong(batch.receivedMicros);
    writeInts(batch.book, batch.size, target);
    writeLongs(batch.tick, batch.size, target);
    writeLongs(batch.sourceMicros, batch.size, target);
    writeInts(batch.before, batch.events, target);
    writeInts(batch.eventBook, batch.events, target);
    writeLongs(batch.eventCells, batch.events * PositionEvent.CELLS, target);
  }

  @Override
  public TickBatch deserialize(DataInputView source) throws IOException {
    int shard = source.readInt();
    int size = source.readInt();
    int events = source.readInt();
    TickBatch batch = new TickBatch(shard, size, events);
    batch.size = size;
    batch.events = events;
    batch.receivedMicros = source.readLong();
    readInts(batch.book, size, source);
    readLongs(batch.tick, size, source);
    readLongs(batch.sourceMicros, size, source);
    readInts(batch.before, events, source);
    readInts(batch.eventBook, events, source);
    readLongs(batch.eventCells, events * PositionEvent.CELLS, source);
    return batch;
  }

  @Override
  public TypeSerializerSnapshot<TickBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serialiser it was. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TickBatch> {
    /** For Flink. */
    public Snapshot() {
      super(TickBatchSerializer::new);
    }
  }
}
