package io.ringfence.streaming.tick;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Chunks in the state. Each begins with the version of its schema: this build writes {@link
 * #VERSION}, reads those before it too, and refuses any other.
 */
public final class PositionChunkSerializer extends ColumnSerializer<PositionChunk> {
  /**
   * 2: each position has the cumulative funding its wallet was written at; in 1 it was none. 3: it
   * has what its stop covers; before, that was not known.
   */
  static final byte VERSION = 3;

  private static final byte WITHOUT_FUNDING = 1;
  private static final byte WITHOUT_STOP_SIZE = 2;
  private static final int FUNDING_BYTES = 2 * Long.BYTES;
  private static final int FIRST_BYTES = 5 * Long.BYTES + 2 * Integer.BYTES;
  private static final int ROW_BYTES = FIRST_BYTES + FUNDING_BYTES + Long.BYTES;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public PositionChunk createInstance() {
    return new PositionChunk(0);
  }

  @Override
  public PositionChunk copy(PositionChunk from) {
    return from;
  }

  @Override
  public void serialize(PositionChunk chunk, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeInt(chunk.size);
    // One write for all: a stream of a checkpoint costs more for each call than for each byte.
    ByteBuffer bytes = ByteBuffer.allocate(chunk.size * ROW_BYTES);
    for (long[] column : longsBeforeInts(chunk)) {
      put(column, bytes);
    }
    put(chunk.node, bytes);
    put(chunk.memory, bytes);
    put(chunk.fundingHigh, bytes);
    put(chunk.fundingLow, bytes);
    put(chunk.stopSize, bytes);
    target.write(bytes.array());
  }

  private static long[][] longsBeforeInts(PositionChunk chunk) {
    return new long[][] {chunk.id, chunk.quantity, chunk.entry, chunk.wallet, chunk.stop};
  }

  private static void put(long[] column, ByteBuffer bytes) {
    bytes.asLongBuffer().put(column);
    bytes.position(bytes.position() + Long.BYTES * column.length);
  }

  private static void put(int[] column, ByteBuffer bytes) {
    bytes.asIntBuffer().put(column);
    bytes.position(bytes.position() + Integer.BYTES * column.length);
  }

  private static void take(ByteBuffer bytes, long[] column) {
    bytes.asLongBuffer().get(column);
    bytes.position(bytes.position() + Long.BYTES * column.length);
  }

  private static void take(ByteBuffer bytes, int[] column) {
    bytes.asIntBuffer().get(column);
    bytes.position(bytes.position() + Integer.BYTES * column.length);
  }

  @Override
  public PositionChunk deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version < WITHOUT_FUNDING || version > VERSION) {
      throw new IOException(
          "positions in the state have schema version %s, this build reads %s to %s"
              .formatted(version, WITHOUT_FUNDING, VERSION));
    }
    PositionChunk chunk = new PositionChunk(source.readInt());
    byte[] read = new byte[chunk.size * rowBytes(version)];
    source.readFully(read);
    ByteBuffer bytes = ByteBuffer.wrap(read);
    for (long[] column : longsBeforeInts(chunk)) {
      take(bytes, column);
    }
    take(bytes, chunk.node);
    take(bytes, chunk.memory);
    if (version > WITHOUT_FUNDING) {
      take(bytes, chunk.fundingHigh);
      take(bytes, chunk.fundingLow);
    }
    if (version > WITHOUT_STOP_SIZE) {
      take(bytes, chunk.stopSize);
    }
    return chunk;
  }

  private static int rowBytes(byte version) {
    if (version == WITHOUT_FUNDING) {
      return FIRST_BYTES;
    }
    return version == WITHOUT_STOP_SIZE ? FIRST_BYTES + FUNDING_BYTES : ROW_BYTES;
  }

  @Override
  public TypeSerializerSnapshot<PositionChunk> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serialiser it was. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PositionChunk> {
    /** For Flink. */
    public Snapshot() {
      super(PositionChunkSerializer::new);
    }
  }
}
