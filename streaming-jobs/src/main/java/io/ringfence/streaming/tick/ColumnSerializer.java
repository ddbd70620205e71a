package io.ringfence.streaming.tick;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What serialisers of columns have in common: they are all alike and read into a new object. */
abstract class ColumnSerializer<T> extends TypeSerializerSingleton<T> {
  private static final int OF_ANY_LENGTH = -1;

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return OF_ANY_LENGTH;
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  static void writeLongs(long[] from, int count, DataOutputView target) throws IOException {
    for (int i = 0; i < count; i++) {
      target.writeLong(from[i]);
    }
  }

  static void readLongs(long[] to, int count, DataInputView source) throws IOException {
    for (int i = 0; i < count; i++) {
      to[i] = source.readLong();
    }
  }

  static void writeInts(int[] from, int count, DataOutputView target) throws IOException {
    for (int i = 0; i < count; i++) {
      target.writeInt(from[i]);
    }
  }

  static void readInts(int[] to, int count, DataInputView source) throws IOException {
    for (int i = 0; i < count; i++) {
      to[i] = source.readInt();
    }
  }
}
