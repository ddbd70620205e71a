package io.ringfence.bench.stream;

import io.ringfence.bench.stream.TickSource.Tape;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The tape no reader has yet, in a checkpoint. */
final class TapesSerializer implements SimpleVersionedSerializer<Collection<Tape>> {
  private final TapeSerializer one = new TapeSerializer();

  @Override
  public int getVersion() {
    return one.getVersion();
  }

  @Override
  public byte[] serialize(Collection<Tape> tapes) {
    return tapes.isEmpty() ? new byte[0] : one.serialize(tapes.iterator().next());
  }

  @Override
  public Collection<Tape> deserialize(int version, byte[] bytes) {
    return bytes.length == 0 ? List.of() : List.of(one.deserialize(version, bytes));
  }
}
