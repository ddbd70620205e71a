package io.ringfence.reporting.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Copies a worksheet's part and puts rows behind those it has. The part may say {@code
 * <sheetData/>} where it has none.
 */
public final class RowInjection {
  private static final byte[] EMPTY = "<sheetData/>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OPEN = "<sheetData>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "</sheetData>".getBytes(StandardCharsets.US_ASCII);

  private RowInjection() {}

  /** Writes rows to where they belong. */
  @FunctionalInterface
  public interface Rows {
    /** Writes them; must not close what it writes to. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Copies.
   *
   * @param part the part; its rows are few
   * @param rows rows below its own
   * @throws IOException when the part has no place for rows
   */
  public static void copy(InputStream part, Rows rows, OutputStream out) throws IOException {
    byte[] all = part.readAllBytes();
    int close = indexOf(all, CLOSE);
    if (close >= 0) {
      out.write(all, 0, close);
      rows.writeTo(out);
      out.write(all, close, all.length - close);
      return;
    }
    int empty = indexOf(all, EMPTY);
    if (empty < 0) {
      throw new IOException("a worksheet's part must have sheetData");
    }
    out.write(all, 0, empty);
    out.write(OPEN);
    rows.writeTo(out);
    out.write(CLOSE);
    out.write(all, empty + EMPTY.length, all.length - empty - EMPTY.length);
  }

  private static int indexOf(byte[] all, byte[] wanted) {
    for (int at = 0; at <= all.length - wanted.length; at++) {
      int matched = 0;
      while (matched < wanted.length && all[at + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
