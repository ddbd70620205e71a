package io.ringfence.reporting.evidence;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Text of an element, in elements of its own where it is long: the XML library of LibreOffice reads
 * no text of more than 10 MB, and drops the part that has one. Short text stands by itself.
 */
final class TextInParts extends FilterOutputStream {
  /** Bytes of a part. */
  static final int LENGTH = 4 << 20;

  private byte[] waiting = new byte[LENGTH];
  private int length;
  private boolean isInParts;

  /** Text that goes on into an element that is open; closing this leaves it open. */
  TextInParts(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    while (at < from + count) {
      if (length == LENGTH) {
        writePart();
        isInParts = true;
      }
      int some = Math.min(LENGTH - length, from + count - at);
      System.arraycopy(bytes, at, waiting, length, some);
      length += some;
      at += some;
    }
  }

  private void writePart() throws IOException {
    out.write(EvidenceJson.ascii(EvidenceParts.PART_OPEN));
    out.write(waiting, 0, length);
    out.write(EvidenceJson.ascii(EvidenceParts.PART_CLOSE));
    length = 0;
  }

  /** Parts are written when they are full. */
  @Override
  public void flush() {
    // The end is not known yet.
  }

  @Override
  public void close() throws IOException {
    if (isInParts) {
      writePart();
    } else {
      out.write(waiting, 0, length);
    }
    waiting = new byte[0];
  }
}
