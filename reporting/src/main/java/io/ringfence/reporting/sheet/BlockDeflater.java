package io.ringfence.reporting.sheet;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Deflates what is written, several blocks at a time, to one raw deflate stream (RFC 1951). Each
 * block knows the end of the one before it and ends on a whole byte, so the bytes are the same
 * however many work on them. Holds a few blocks, whatever is written.
 */
final class BlockDeflater extends OutputStream {
  /** Bytes of a block: large enough that its five bytes of ending do not count. */
  static final int BLOCK = 1 << 17;

  /** Farthest that deflate looks back. */
  private static final int WINDOW = 1 << 15;

  private static final byte[] NOTHING = new byte[0];

  private final OutputStream out;
  private final int level;
  private final ExecutorService workers;
  private final int ahead;
  private final Deque<Future<byte[]>> waiting = new ArrayDeque<>();
  private final CRC32 crc = new CRC32();
  private byte[] block = new byte[BLOCK];
  private byte[] before = NOTHING;
  private int used;
  private long size;
  private long deflated;

  /**
   * A stream.
   *
   * @param out where the deflated bytes go; stays open
   * @param level of {@link Deflater}
   * @param workers who deflate
   * @param ahead blocks that may wait for them, at least 1
   */
  BlockDeflater(OutputStream out, int level, ExecutorService workers, int ahead) {
    this.out = out;
    this.level = level;
    this.workers = workers;
    this.ahead = ahead;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    crc.update(bytes, from, length);
    size += length;
    int at = from;
    for (int left = length; left > 0; ) {
      if (used == BLOCK) {
        hand(false);
      }
      int taken = Math.min(left, BLOCK - used);
      System.arraycopy(bytes, at, block, used, taken);
      used += taken;
      at += taken;
      left -= taken;
    }
  }

  /** Deflates the last block and waits for all; what was written is complete then. */
  @Override
  public void close() throws IOException {
    hand(true);
    while (!waiting.isEmpty()) {
      take();
    }
    out.flush();
  }

  private void hand(boolean last) throws IOException {
    byte[] content = block;
    byte[] known = before;
    int length = used;
    waiting.add(workers.submit(() -> deflate(content, length, known, last)));
    before = last ? NOTHING : Arrays.copyOfRange(content, length - WINDOW, length);
    block = last ? NOTHING : new byte[BLOCK];
    used = 0;
    while (waiting.size() > ahead) {
      take();
    }
  }

  private void take() throws IOException {
    try {
      byte[] done = waiting.remove().get();
      deflated += done.length;
      out.write(done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a part is deflated");
    } catch (ExecutionException e) {
      throw new IOException("a part cannot be deflated", e);
    }
  }

  private byte[] deflate(byte[] content, int length, byte[] known, boolean last) {
    try (Deflater deflater = new Deflater(level, true)) {
      if (known.length > 0) {
        deflater.setDictionary(known);
      }
      deflater.setInput(content, 0, length);
      if (last) {
        deflater.finish();
      }
      int mode = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
      byte[] packed = new byte[BLOCK / 2];
      int filled = 0;
      for (int more = 1; more > 0 && !deflater.finished(); filled += more) {
        if (filled == packed.length) {
          packed = Arrays.copyOf(packed, 2 * filled);
        }
        more = deflater.deflate(packed, filled, packed.length - filled, mode);
      }
      return Arrays.copyOf(packed, filled);
    }
  }

  /** Checksum of what was written. */
  long crc() {
    return crc.getValue();
  }

  /** Bytes that were written. */
  long size() {
    return size;
  }

  /** Bytes they became; complete after closing. */
  long deflated() {
    return deflated;
  }
}
