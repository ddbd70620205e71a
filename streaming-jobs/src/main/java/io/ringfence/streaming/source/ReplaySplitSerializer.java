package io.ringfence.streaming.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split in a checkpoint: its offset in eight bytes. */
final class ReplaySplitSerializer implements SimpleVersionedSerializer<ReplaySplit> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ReplaySplit split) {
    return ByteBuffer.allocate(Long.BYTES).putLong(split.offset()).array();
  }

  @Override
  public ReplaySplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION || serialized.length != Long.BYTES) {
      throw new IOException(
          "a split must be version %s and %s bytes, was %s and %s"
              .formatted(VERSION, Long.BYTES, version, serialized.length));
    }
    return new ReplaySplit(ByteBuffer.wrap(serialized).getLong());
  }
}
