package io.ringfence.reporting.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes rows of a worksheet as they stand in its part, from the top down and from left to right.
 * Holds one buffer, whatever the number of rows. What it does not check is that rows ascend.
 */
public final class SheetRows implements Closeable {
  /** Most columns of a sheet. */
  public static final int MOST_COLUMNS = 16_384;

  private static final int BUFFER = 1 << 16;
  private static final int ROOM = 64;
  private static final int MOST_DIGITS = 20;
  private static final int LETTERS = 26;
  private static final byte[] ROW = ascii("<row r=\"");
  private static final byte[] HEIGHT = ascii("\" customHeight=\"1\" ht=\"");
  private static final byte[] OPEN_END = ascii("\">");
  private static final byte[] ROW_END = ascii("</row>");
  private static final byte[] CELL = ascii("<c r=\"");
  private static final byte[] STYLE = ascii("\" s=\"");
  private static final byte[] NUMBER = ascii("\"><v>");
  private static final byte[] NUMBER_END = ascii("</v></c>");
  private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t");
  private static final byte[] KEPT = ascii(" xml:space=\"preserve\"");
  private static final byte[] TEXT_END = ascii("</t></is></c>");
  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] RETURN = ascii("&#13;");

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] digits = new byte[MOST_DIGITS];
  private byte[] number = new byte[0];
  private byte[][] letters = new byte[0][];
  private int used;

  /**
   * Rows.
   *
   * @param out closed with this
   */
  public SheetRows(OutputStream out) {
    this.out = out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Begins a row.
   *
   * @param row from 0
   */
  public void begin(int row) throws IOException {
    openRow(row);
    put(OPEN_END);
  }

  /**
   * Begins a row of a height of its own.
   *
   * @param row from 0
   * @param points its height
   */
  public void begin(int row, float points) throws IOException {
    openRow(row);
    put(HEIGHT);
    put(ascii(Float.toString(points)));
    put(OPEN_END);
  }

  private void openRow(int row) throws IOException {
    room(ROOM + MOST_DIGITS);
    put(ROW);
    int from = whole(row + 1L);
    number = Arrays.copyOfRange(digits, from, MOST_DIGITS);
    put(number);
  }

  /** Ends the row. */
  public void end() throws IOException {
    room(ROOM);
    put(ROW_END);
  }

  /**
   * A number with so many fraction digits, to the last digit.
   *
   * @param column from 0
   * @param unscaled the number times ten to the power of its scale
   * @param scale fraction digits, 0 to 18
   * @param style index of its style
   */
  public void number(int column, long unscaled, int scale, int style) throws IOException {
    open(column, style);
    put(NUMBER);
    decimal(unscaled, scale);
    put(NUMBER_END);
  }

  /** A number as the shortest decimal that means this double; finite. */
  public void number(int column, double figure, int style) throws IOException {
    if (!Double.isFinite(figure)) {
      throw new IllegalArgumentException("figure must be finite, was " + figure);
    }
    open(column, style);
    put(NUMBER);
    put(ascii(Double.toString(figure)));
    put(NUMBER_END);
  }

  /**
   * A text; what steers a parser is escaped, what XML may not hold is the caller's to replace.
   *
   * @param column from 0
   * @param style index of its style
   */
  public void text(int column, String text, int style) throws IOException {
    open(column, style);
    put(TEXT);
    if (!text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)))) {
      put(KEPT);
    }
    buffer[used++] = '>';
    characters(text);
    room(ROOM);
    put(TEXT_END);
  }

  private static boolean isBlank(char character) {
    return character <= ' ';
  }

  private void open(int column, int style) throws IOException {
    room(3 * ROOM);
    put(CELL);
    put(lettersOf(column));
    put(number);
    put(STYLE);
    int from = whole(style);
    put(digits, from, MOST_DIGITS - from);
  }

  private byte[] lettersOf(int column) {
    if (column >= letters.length) {
      if (column >= MOST_COLUMNS) {
        throw new IllegalArgumentException("column must be < " + MOST_COLUMNS + ", was " + column);
      }
      int known = letters.length;
      letters = Arrays.copyOf(letters, column + 1);
      for (int i = known; i <= column; i++) {
        letters[i] = ascii(name(i));
      }
    }
    return letters[column];
  }

  private static String name(int column) {
    StringBuilder name = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / LETTERS) {
      name.insert(0, (char) ('A' + (left - 1) % LETTERS));
    }
    return name.toString();
  }

  /** Digits of a number of at least 0, at the end of their array; says where they begin. */
  private int whole(long figure) {
    int at = MOST_DIGITS;
    long left = figure;
    do {
      digits[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left != 0);
    return at;
  }

  private void decimal(long unscaled, int scale) {
    if (unscaled == Long.MIN_VALUE || scale < 0 || scale >= MOST_DIGITS - 1) {
      throw new IllegalArgumentException("no such decimal: " + unscaled + " of scale " + scale);
    }
    if (unscaled < 0) {
      buffer[used++] = '-';
    }
    int from = whole(Math.abs(unscaled));
    int point = MOST_DIGITS - scale;
    while (from >= point) {
      digits[--from] = '0';
    }
    put(digits, from, point - from);
    if (scale > 0) {
      buffer[used++] = '.';
      put(digits, point, scale);
    }
  }

  private void characters(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (used > BUFFER - ROOM) {
        flush();
      }
      char character = text.charAt(i);
      if (character >= 0x80) {
        int point = text.codePointAt(i);
        put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
      } else {
        plain(character);
      }
    }
  }

  private void plain(char character) {
    switch (character) {
      case '&' -> put(AMPERSAND);
      case '<' -> put(LESS);
      case '>' -> put(GREATER);
      case '\r' -> put(RETURN);
      default -> buffer[used++] = (byte) character;
    }
  }

  private void put(byte[] bytes) {
    put(bytes, 0, bytes.length);
  }

  private void put(byte[] bytes, int from, int length) {
    System.arraycopy(bytes, from, buffer, used, length);
    used += length;
  }

  /** Makes room for so many bytes. */
  private void room(int bytes) throws IOException {
    if (used > BUFFER - bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
