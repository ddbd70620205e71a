package io.ringfence.launcher.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Gzip whose bytes depend on the content alone: no time, no name, and stored blocks, because what
 * deflating gives differs between the zlib versions that JDKs use. Source: RFC 1951 3.2.4, RFC
 * 1952.
 */
final class StoredGzip extends OutputStream {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final int LARGEST_BLOCK = 0xffff;

  private final OutputStream out;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean closed;

  StoredGzip(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int oneByte) {
    content.write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    content.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    byte[] bytes = content.toByteArray();
    out.write(HEADER);
    int offset = 0;
    do {
      int length = Math.min(LARGEST_BLOCK, bytes.length - offset);
      out.write(blockHeader(length, offset + length == bytes.length));
      out.write(bytes, offset, length);
      offset += length;
    } while (offset < bytes.length);
    out.write(trailer(bytes));
    out.close();
  }

  private static byte[] blockHeader(int length, boolean last) {
    return ByteBuffer.allocate(5)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (last ? 1 : 0))
        .putShort((short) length)
        .putShort((short) ~length)
        .array();
  }

  private static byte[] trailer(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .putInt(bytes.length)
        .array();
  }
}
