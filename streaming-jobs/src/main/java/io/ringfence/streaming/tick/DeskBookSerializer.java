package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lines in the state, with the version of their schema; another one is refused. */
public final class DeskBookSerializer extends ColumnSerializer<DeskBook> {
  /** 2: each line ends with how many stops are effective; in 1 none was counted. */
  private static final byte VERSION = 2;

  private static final byte WITHOUT_STOPS = 1;

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
    if (version != VERSION && version != WITHOUT_STOPS) {
      throw new IOException(
          "lines in the state have schema version %s, this build reads %s and %s"
              .formatted(version, WITHOUT_STOPS, VERSION));
    }
    long tick = source.readLong();
    int[] node = new int[source.readInt()];
    long[] lines = new long[node.length * NodeLines.CELLS];
    readInts(node, node.length, source);
    if (version == VERSION) {
      readLongs(lines, lines.length, source);
    } else {
      long[] line = new long[NodeLines.CELLS - 1];
      for (int at = 0; at < lines.length; at += NodeLines.CELLS) {
        readLongs(line, line.length, source);
        System.arraycopy(line, 0, lines, at, line.length);
      }
    }
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
