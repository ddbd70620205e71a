package io.ringfence.reporting.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part that must be exactly as long as its package says. */
final class WholePart extends FilterInputStream {
  private final String name;
  private long left;

  /**
   * A part.
   *
   * @param name for people
   * @param length bytes it must have
   */
  WholePart(InputStream content, String name, long length) {
    super(content);
    this.name = name;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    take(read < 0 ? -1 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    int read = super.read(into, from, count);
    take(read);
    return read;
  }

  private void take(int read) throws IOException {
    left -= Math.max(read, 0);
    if (left < 0 || (read < 0 && left > 0)) {
      throw new IOException(name + " is not as long as the package says");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
