package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Updates on the wire. They are in no state: both ends are of one build. */
public final class DeskUpdateSerializer extends ColumnSerializer<DeskUpdate> {
  private static final DeskUpdateSerializer INSTANCE = new DeskUpdateSerializer();

  /** The type of updates. */
  static final ColumnType<DeskUpdate> TYPE = ColumnType.of(DeskUpdate.class, () -> INSTANCE);

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public DeskUpdate createInstance() {
    return new DeskUpdate(0, 0, 0);
  }

  @Override
  public DeskUpdate copy(DeskUpdate from) {
    DeskUpdate copy = new DeskUpdate(from.asset, from.marks, from.lineCount);
    copy.marks = from.marks;
    copy.lineCount = from.lineCount;
    copy.ticks = from.ticks;
    copy.sourceMicros = from.sourceMicros;
    System.arraycopy(from.markBook, 0, copy.markBook, 0, from.marks);
    System.arraycopy(from.markTick, 0, copy.markTick, 0, from.marks);
    System.arraycopy(from.lineBook, 0, copy.lineBook, 0, from.lineCount);
    System.arraycopy(from.lineNode, 0, copy.lineNode, 0, from.lineCount);
    System.arraycopy(from.lines, 0, copy.lines, 0, copy.lines.length);
    return copy;
  }

  @Override
  public void serialize(DeskUpdate update, DataOutputView target) throws IOException {
    target.writeInt(update.asset);
    target.writeInt(update.marks);
    target.writeInt(update.lineCount);
    target.writeLong(update.ticks);
    target.writeLong(update.sourceMicros);
    writeInts(update.markBook, update.marks, target);
    writeLongs(update.markTick, update.marks, target);
    writeInts(update.lineBook, update.lineCount, target);
    writeInts(update.lineNode, update.lineCount, target);
    writeLongs(update.lines, update.lineCount * NodeLines.CELLS, target);
  }

  @Override
  public DeskUpdate deserialize(DataInputView source) throws IOException {
    int asset = source.readInt();
    int marks = source.readInt();
    int lines = source.readInt();
    DeskUpdate update = new DeskUpdate(asset, marks, lines);
    update.marks = marks;
    update.lineCount = lines;
    update.ticks = source.readLong();
    update.sourceMicros = source.readLong();
    readInts(update.markBook, marks, source);
    readLongs(update.markTick, marks, source);
    readInts(update.lineBook, lines, source);
    readInts(update.lineNode, lines, source);
    readLongs(update.lines, lines * NodeLines.CELLS, source);
    return update;
  }

  @Override
  public TypeSerializerSnapshot<DeskUpdate> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serialiser it was. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeskUpdate> {
    /** For Flink. */
    public Snapshot() {
      super(DeskUpdateSerializer::new);
    }
  }
}
