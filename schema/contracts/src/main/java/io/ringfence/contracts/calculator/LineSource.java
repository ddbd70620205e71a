package io.ringfence.contracts.calculator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines of bytes, without copying those that lie whole in its buffer. */
final class LineSource {
  /** Longest line that is read; what is longer is passed over and refused. */
  static final int LONGEST = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private int offset;
  private int length;
  private boolean tooLong;

  LineSource(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line, pausing where it must be waited for; false after the last. */
  boolean next(CaseLines.Sink sink) throws IOException {
    tooLong = false;
    int scanned = start;
    while (true) {
      int newline = newline(scanned);
      if (newline >= 0) {
        return cut(newline, newline + 1);
      }
      scanned = end;
      if (end - start > LONGEST) {
        tooLong = true;
        start = end;
      }
      scanned -= makeRoom();
      if (in.available() == 0) {
        sink.pause();
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        return (end > start || tooLong) && cut(end, end);
      }
      end += read;
    }
  }

  /** The bytes of the line, good until the next one. */
  Slice slice() {
    return new Slice(buffer, offset, length);
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return !tooLong;
  }

  private boolean cut(int lineEnd, int next) {
    offset = start;
    length = lineEnd - start;
    start = next;
    return true;
  }

  private int newline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Brings the unread part to the front; returns by how much it moved. */
  private int makeRoom() {
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= moved;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return moved;
  }
}
