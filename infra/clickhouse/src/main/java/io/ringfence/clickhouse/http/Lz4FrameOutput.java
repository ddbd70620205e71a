package io.ringfence.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The LZ4 frame format with stored blocks, for clients that ask for {@code Accept-Encoding: lz4}
 * and take nothing else. Source: LZ4 frame format 1.6.
 */
final class Lz4FrameOutput extends BlockOutput {
  /** Mark, version 1 with independent blocks of up to 64 KiB, and the checksum of these flags. */
  private static final byte[] HEADER = {0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, (byte) 0x82};

  private static final int STORED = 1 << 31;

  private final OutputStream out;
  private boolean begun;

  Lz4FrameOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  void writeBlock(byte[] bytes, int length) throws IOException {
    begin();
    out.write(littleEndian(length | STORED));
    out.write(bytes, 0, length);
  }

  @Override
  void end() throws IOException {
    begin();
    out.write(littleEndian(0));
    out.close();
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      out.write(HEADER);
    }
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
