package io.ringfence.streaming.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.HeldPosition;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Wide;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PositionChunkSerializerTest {
  private static final HeldPosition LONG =
      new HeldPosition(new PositionVersion(7, 500, -3, 450, 6, 2), new Wide(-1, 9), 5);
  private static final PositionVersion UNCOVERED = new PositionVersion(7, 500, -3, 450, 2);
  private static final HeldPosition SHORT =
      new HeldPosition(new PositionVersion(-8, 501, 40, 0, 0), Wide.ZERO, 1 << 31);

  private final PositionChunkSerializer serializer = new PositionChunkSerializer();

  private PositionChunk read(DataOutputSerializer bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    PositionChunk chunk = new PositionChunk(2);
    chunk.set(0, 11, LONG);
    chunk.set(1, 12, SHORT);
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    serializer.serialize(chunk, bytes);
    PositionChunk read = read(bytes);
    assertThat(read.id).containsExactly(11, 12);
    assertThat(read.held(0)).isEqualTo(LONG);
    assertThat(read.held(1)).isEqualTo(SHORT);
  }

  /** Version 1, byte by byte as the build before wrote it. */
  @Test
  void theFirstVersionIsReadWithoutFundingAndSizesOfStops() throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    bytes.writeByte(1);
    bytes.writeInt(1);
    for (long cell : new long[] {11, 7, 500, -3, 450}) {
      bytes.writeLong(cell);
    }
    bytes.writeInt(2);
    bytes.writeInt(5);
    PositionChunk read = read(bytes);
    assertThat(read.id).containsExactly(11);
    assertThat(read.held(0)).isEqualTo(new HeldPosition(UNCOVERED, Wide.ZERO, 5));
  }

  /** Version 2, likewise. */
  @Test
  void theVersionBeforeIsReadWithoutSizesOfStops() throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    bytes.writeByte(2);
    bytes.writeInt(1);
    for (long cell : new long[] {11, 7, 500, -3, 450}) {
      bytes.writeLong(cell);
    }
    bytes.writeInt(2);
    bytes.writeInt(5);
    bytes.writeLong(-1);
    bytes.writeLong(9);
    assertThat(read(bytes).held(0)).isEqualTo(new HeldPosition(UNCOVERED, LONG.funding(), 5));
  }

  @Test
  void anUnknownVersionIsRefused() throws IOException {
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    bytes.writeByte(4);
    bytes.writeInt(0);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("schema version 4");
  }
}
