package io.ringfence.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts what is written into blocks of at most 64 KiB and hands each on. */
abstract class BlockOutput extends OutputStream {
  /** Largest block, in bytes. */
  static final int BLOCK_BYTES = 1 << 16;

  private final byte[] block = new byte[BLOCK_BYTES];
  private int filled;

  /** Takes a full block, or the last one. */
  abstract void writeBlock(byte[] bytes, int length) throws IOException;

  /** Ends the output after the last block. */
  abstract void end() throws IOException;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, BLOCK_BYTES - filled);
      System.arraycopy(bytes, offset + done, block, filled, part);
      filled += part;
      done += part;
      if (filled == BLOCK_BYTES) {
        flushBlock();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    flushBlock();
  }

  @Override
  public void close() throws IOException {
    flushBlock();
    end();
  }

  private void flushBlock() throws IOException {
    if (filled > 0) {
      writeBlock(block, filled);
      filled = 0;
    }
  }
}
