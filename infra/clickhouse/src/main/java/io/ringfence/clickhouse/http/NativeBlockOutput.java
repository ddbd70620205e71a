package io.ringfence.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * ClickHouse's own compressed blocks, which its Java clients ask for unless told otherwise:
 * checksum, method, sizes, LZ4 data. The LZ4 data is one run of literals, that is, not made
 * smaller: on the loopback address the format matters and the size does not.
 */
final class NativeBlockOutput extends BlockOutput {
  private static final byte LZ4 = (byte) 0x82;
  private static final int CHECKSUM_BYTES = 16;
  private static final int HEADER_BYTES = 9;
  private static final int LONG_RUN = 15;

  private final OutputStream out;

  NativeBlockOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  void writeBlock(byte[] bytes, int length) throws IOException {
    byte[] block = new byte[CHECKSUM_BYTES + HEADER_BYTES + 2 + length / 255 + length];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(CHECKSUM_BYTES + HEADER_BYTES);
    literals(buffer, bytes, length);
    int end = buffer.position();
    int covered = end - CHECKSUM_BYTES;
    buffer.put(CHECKSUM_BYTES, LZ4);
    buffer.putInt(CHECKSUM_BYTES + 1, covered);
    buffer.putInt(CHECKSUM_BYTES + 5, length);
    CityHash checksum = CityHash.of(block, CHECKSUM_BYTES, covered);
    buffer.putLong(0, checksum.low()).putLong(8, checksum.high());
    out.write(block, 0, end);
  }

  @Override
  void end() throws IOException {
    out.close();
  }

  /** A token with the run's length, the rest of the length in bytes of 255, the run. */
  private static void literals(ByteBuffer buffer, byte[] bytes, int length) {
    if (length < LONG_RUN) {
      buffer.put((byte) (length << 4));
    } else {
      buffer.put((byte) 0xf0);
      int rest = length - LONG_RUN;
      for (; rest >= 255; rest -= 255) {
        buffer.put((byte) 255);
      }
      buffer.put((byte) rest);
    }
    buffer.put(bytes, 0, length);
  }
}
