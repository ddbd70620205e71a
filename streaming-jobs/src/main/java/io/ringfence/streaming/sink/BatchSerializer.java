package io.ringfence.streaming.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A batch in a checkpoint. */
final class BatchSerializer implements SimpleVersionedSerializer<Batch> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Batch batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(batch.table());
      out.writeUTF(batch.name());
      out.writeLong(batch.checkpoint());
      out.writeInt(batch.rows().count());
      out.writeInt(batch.rows().bytes());
      out.writeInt(batch.rows().packed().length);
      out.write(batch.rows().packed());
    }
    return bytes.toByteArray();
  }

  @Override
  public Batch deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("a batch must be version %s, was %s".formatted(VERSION, version));
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
      return new Batch(in.readUTF(), in.readUTF(), in.readLong(), rows(in));
    }
  }

  private static PackedRows rows(DataInputStream in) throws IOException {
    int count = in.readInt();
    int bytes = in.readInt();
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return new PackedRows(count, bytes, packed);
  }
}
