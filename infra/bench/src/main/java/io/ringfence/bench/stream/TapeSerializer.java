package io.ringfence.bench.stream;

import io.ringfence.bench.stream.TickSource.Tape;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How far the tape was played, in a checkpoint. */
final class TapeSerializer implements SimpleVersionedSerializer<Tape> {
  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(Tape tape) {
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
        .putInt(tape.position())
        .putLong(tape.tick())
        .array();
  }

  @Override
  public Tape deserialize(int version, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Tape(buffer.getInt(), buffer.getLong());
  }
}
