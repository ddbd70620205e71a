package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.NativeOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Keeps what is written until it is more than a limit, then passes everything on. */
final class HeldOutput extends OutputStream implements NativeOutput {
  /** Opens the place where everything goes once it is too much to be kept. */
  interface Overflow {
    OutputStream open() throws IOException;
  }

  private final int limit;
  private final Overflow overflow;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private @Nullable OutputStream open;

  HeldOutput(int limit, Overflow overflow) {
    this.limit = limit;
    this.overflow = overflow;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isKept(length)) {
      kept.write(bytes, offset, length);
    } else {
      opened().write(bytes, offset, length);
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    if (!isKept(bytes.remaining()) && opened() instanceof NativeOutput taker) {
      taker.write(bytes);
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      write(copy, 0, copy.length);
    }
  }

  private boolean isKept(int more) {
    return open == null && kept.size() + more <= limit;
  }

  @Override
  public void flush() throws IOException {
    if (open != null) {
      open.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  /** What was kept, if it never became too much. */
  byte[] drain() {
    return kept.toByteArray();
  }

  private OutputStream opened() throws IOException {
    if (open == null) {
      OutputStream target = overflow.open();
      kept.writeTo(target);
      kept.reset();
      open = target;
      return target;
    }
    return open;
  }
}
