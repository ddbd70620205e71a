package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lines in the state, with the version of their schema; another one is refused. */
public final class DeskBookSerializer extends ColumnSerializer<DeskBook> {
  private static final byte VERSION = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public DeskBook createInstance() {
    return new DeskBook(0, new int[0], new long[0]);
  }

  @Override
  public DeskBook copy(DeskBook from) {
    return from;
  }

  @Override
  public void serialize(DeskBook book, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(book.tick);
    target.writeInt(book.node.length);
    writeInts(book.node, book.node.length, target);
    writeLongs(book.lines, book.lines.length, target);
  }

  @Override
  public DeskBook deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION) {
      throw new IOException(
          "lines in the state have schema version %s, this build reads %s"
              .formatted(version, VERSION));
    }
    long tick = source.readLong();
    int[] node = new int[source.readInt()];
    long[] lines = new long[node.length * NodeLines.CELLS];
    readInts(node, node.length, source);
    readLongs(lines, lines.length, source);
    return new DeskBook(tick, node, lines);
  }

  @Override
  public TypeSerializerSnapshot<DeskBook> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serialiser it was. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeskBook> {
    /** For Flink. */
    public Snapshot() {
      super(DeskBookSerializer::new);
    }
  }
}
