package io.ringfence.streaming.tick;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Chunks in the state. Each begins with the version of its schema: this build writes {@link
 * #VERSION}, reads the one before it too, and refuses any other.
 */
public final class PositionChunkSerializer extends ColumnSerializer<PositionChunk> {
  /** 2: each position has the cumulative funding its wallet was written at; in 1 it was none. */
  static final byte VERSION = 2;

  private static final byte WITHOUT_FUNDING = 1;

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
    writeLongs(chunk.id, chunk.size, target);
    writeLongs(chunk.quantity, chunk.size, target);
    writeLongs(chunk.entry, chunk.size, target);
    writeLongs(chunk.wallet, chunk.size, target);
    writeLongs(chunk.stop, chunk.size, target);
    writeInts(chunk.node, chunk.size, target);
    writeInts(chunk.memory, chunk.size, target);
    writeLongs(chunk.fundingHigh, chunk.size, target);
    writeLongs(chunk.fundingLow, chunk.size, target);
  }

  @Override
  public PositionChunk deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION && version != WITHOUT_FUNDING) {
      throw new IOException(
          "positions in the state have schema version %s, this build reads %s and %s"
              .formatted(version, WITHOUT_FUNDING, VERSION));
    }
    PositionChunk chunk = new PositionChunk(source.readInt());
    readLongs(chunk.id, chunk.size, source);
    readLongs(chunk.quantity, chunk.size, source);
    readLongs(chunk.entry, chunk.size, source);
    readLongs(chunk.wallet, chunk.size, source);
    readLongs(chunk.stop, chunk.size, source);
    readInts(chunk.node, chunk.size, source);
    readInts(chunk.memory, chunk.size, source);
    if (version == VERSION) {
      readLongs(chunk.fundingHigh, chunk.size, source);
      readLongs(chunk.fundingLow, chunk.size, source);
    }
    return chunk;
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
