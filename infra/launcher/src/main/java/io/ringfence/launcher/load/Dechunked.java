package io.ringfence.launcher.load;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the lengths of chunks out of what is written to it; what did not come in chunks stays as it
 * is. Source: RFC 9112, section 7.1; extensions and trailers are not sent by our server.
 */
public final class Dechunked extends FilterOutputStream {
  private enum At {
    LENGTH,
    DATA,
    END_OF_DATA
  }

  private static final int HEXADECIMAL = 16;

  private At at = At.LENGTH;
  private final StringBuilder length = new StringBuilder();
  private int left;
  private boolean isFirst = true;
  private boolean isPlain;

  /** Takes them out on the way to another stream. */
  public Dechunked(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (isFirst && count > 0) {
      // A length is a digit; a plain JSON text or an Arrow stream never begins with one.
      isPlain = Character.digit(bytes[from], HEXADECIMAL) < 0;
      isFirst = false;
    }
    if (isPlain) {
      out.write(bytes, from, count);
      return;
    }
    int end = from + count;
    int next = from;
    while (next < end) {
      next = step(bytes, next, end);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  private int step(byte[] bytes, int next, int end) throws IOException {
    return switch (at) {
      case LENGTH -> {
        if (bytes[next] == '\n') {
          left = Integer.parseInt(length.toString().strip(), HEXADECIMAL);
          length.setLength(0);
          at = left == 0 ? At.END_OF_DATA : At.DATA;
        } else {
          length.append((char) bytes[next]);
        }
        yield next + 1;
      }
      case DATA -> {
        int some = Math.min(left, end - next);
        out.write(bytes, next, some);
        left -= some;
        at = left == 0 ? At.END_OF_DATA : At.DATA;
        yield next + some;
      }
      case END_OF_DATA -> {
        at = bytes[next] == '\n' ? At.LENGTH : At.END_OF_DATA;
        yield next + 1;
      }
    };
  }
}
