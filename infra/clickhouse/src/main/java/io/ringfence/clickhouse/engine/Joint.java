package io.ringfence.clickhouse.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How the pieces of a {@link ResultStream} become one document. The library formats each piece as a
 * document of its own, so a joint drops the header of every piece but the first, and the end mark
 * of every piece but the last.
 */
public final class Joint {
  private static final int ARROW_END_BYTES = 8;
  private static final Joint PLAIN = new Joint(_ -> 0, 0);
  private static final Joint ONE_LINE = new Joint(piece -> Joint.lines(piece, 1), 0);
  private static final Joint TWO_LINES = new Joint(piece -> Joint.lines(piece, 2), 0);
  private static final Joint NAMES = new Joint(piece -> Joint.strings(piece, 1), 0);
  private static final Joint NAMES_AND_TYPES = new Joint(piece -> Joint.strings(piece, 2), 0);
  private static final Joint ARROW = new Joint(Joint::arrowSchema, ARROW_END_BYTES);

  private static final Map<String, Joint> JOINTS =
      Map.ofEntries(
          Map.entry("ArrowStream", ARROW),
          Map.entry("CSV", PLAIN),
          Map.entry("CSVWithNames", ONE_LINE),
          Map.entry("CSVWithNamesAndTypes", TWO_LINES),
          Map.entry("JSONCompactEachRow", PLAIN),
          Map.entry("JSONEachRow", PLAIN),
          Map.entry("Native", PLAIN),
          Map.entry("RowBinary", PLAIN),
          Map.entry("RowBinaryWithNames", NAMES),
          Map.entry("RowBinaryWithNamesAndTypes", NAMES_AND_TYPES),
          Map.entry("TSV", PLAIN),
          Map.entry("TSVRaw", PLAIN),
          Map.entry("TSVWithNames", ONE_LINE),
          Map.entry("TSVWithNamesAndTypes", TWO_LINES),
          Map.entry("TabSeparated", PLAIN),
          Map.entry("TabSeparatedRaw", PLAIN),
          Map.entry("TabSeparatedWithNames", ONE_LINE),
          Map.entry("TabSeparatedWithNamesAndTypes", TWO_LINES));

  private final ToLongFunction<QueryResult> headerBytes;
  private final int endBytes;

  private Joint(ToLongFunction<QueryResult> headerBytes, int endBytes) {
    this.headerBytes = headerBytes;
    this.endBytes = endBytes;
  }

  /** True if pieces of this format can be joined; others must be asked for as a whole. */
  public static boolean exists(String format) {
    return JOINTS.containsKey(format);
  }

  /** The joint of a format for which {@link #exists} is true. */
  public static Joint of(String format) {
    Joint joint = JOINTS.get(format);
    if (joint == null) {
      throw new IllegalArgumentException("format must be one that can be joined, was " + format);
    }
    return joint;
  }

  /** Writes the first piece, without its end mark. */
  public void first(QueryResult piece, OutputStream out) throws IOException {
    piece.writeTo(out, 0, piece.length() - endBytes);
  }

  /** Writes a later piece, without its header and its end mark. */
  public void next(QueryResult piece, OutputStream out) throws IOException {
    piece.writeTo(out, headerBytes.applyAsLong(piece), piece.length() - endBytes);
  }

  /** Writes the end mark after the last piece, if the format has one. */
  public void last(OutputStream out) throws IOException {
    if (endBytes == ARROW_END_BYTES) {
      out.write(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0});
    }
  }

  /** Length of so many lines; a line break inside double quotes does not end one. */
  private static long lines(QueryResult piece, int count) {
    boolean quoted = false;
    int seen = 0;
    for (long i = 0; i < piece.length(); i++) {
      byte b = piece.byteAt(i);
      quoted ^= b == '"';
      if (b == '\n' && !quoted && ++seen == count) {
        return i + 1;
      }
    }
    return piece.length();
  }

  /** Length of a column count and so many texts per column, all with variable-length sizes. */
  private static long strings(QueryResult piece, int perColumn) {
    var cursor = new Cursor(piece);
    long texts = cursor.size() * perColumn;
    for (long i = 0; i < texts; i++) {
      cursor.skip(cursor.size());
    }
    return cursor.position;
  }

  /** Length of the schema message: mark, size, metadata; it has no body. */
  private static long arrowSchema(QueryResult piece) {
    long size = 0;
    for (int i = 7; i >= 4; i--) {
      size = size << 8 | (piece.byteAt(i) & 0xff);
    }
    return 8 + size;
  }

  private static final class Cursor {
    private final QueryResult piece;
    private long position;

    Cursor(QueryResult piece) {
      this.piece = piece;
    }

    /** Reads a size of seven bits per byte, lowest first. */
    long size() {
      long size = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = piece.byteAt(position++);
        size |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return size;
        }
      }
    }

    void skip(long bytes) {
      position += bytes;
    }
  }
}
