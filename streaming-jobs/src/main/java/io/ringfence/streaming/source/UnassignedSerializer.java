package io.ringfence.streaming.source;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What the enumerator keeps in a checkpoint: a split, or no byte. */
final class UnassignedSerializer implements SimpleVersionedSerializer<Unassigned> {
  private final ReplaySplitSerializer splits = new ReplaySplitSerializer();

  @Override
  public int getVersion() {
    return splits.getVersion();
  }

  @Override
  public byte[] serialize(Unassigned unassigned) {
    ReplaySplit split = unassigned.split();
    return split == null ? new byte[0] : splits.serialize(split);
  }

  @Override
  public Unassigned deserialize(int version, byte[] serialized) throws IOException {
    return new Unassigned(serialized.length == 0 ? null : splits.deserialize(version, serialized));
  }
}
