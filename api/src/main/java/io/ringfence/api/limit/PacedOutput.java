package io.ringfence.api.limit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Output to a reader that takes it at some pace. One that takes a byte now and again is cut off:
 * what writes to it keeps a connection of the store. Only waiting for the reader counts, not
 * waiting for the store.
 */
public final class PacedOutput extends OutputStream {
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** Slower than any line a table is worth asking for over. */
  private static final long LEAST_PER_SECOND = 64L << 10;

  private final OutputStream out;
  private final LongSupplier nanoClock;
  private long written;
  private long waited;

  /** Output to a reader. */
  public PacedOutput(OutputStream out) {
    this(out, System::nanoTime);
  }

  PacedOutput(OutputStream out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    long since = nanoClock.getAsLong();
    out.write(bytes, from, length);
    waited += nanoClock.getAsLong() - since;
    written += length;
    Duration waiting = Duration.ofNanos(waited);
    if (waiting.compareTo(GRACE) > 0 && written < waiting.toSeconds() * LEAST_PER_SECOND) {
      throw new IOException(
          "the reader took %s bytes in %s s".formatted(written, waiting.toSeconds()));
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
