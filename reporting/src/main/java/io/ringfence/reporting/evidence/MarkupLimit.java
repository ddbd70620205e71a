package io.ringfence.reporting.evidence;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Refuses XML whose pieces are longer than any program writes them, before a parser collects one in
 * memory: tags with all their attributes, and texts between tags.
 */
final class MarkupLimit extends FilterReader {
  /** Most characters of a tag, or of a text between two: a cell has at most 32,767. */
  static final int MOST = 1 << 20;

  private static final char TEXT = 0;
  private static final char TAG = '<';

  private final boolean isTextLimited;

  /** Text, a tag, or the quote that ends the attribute it stands in. */
  private char state = TEXT;

  private int length;
  private boolean isFirstOfTag;

  /**
   * A limit.
   *
   * @param isTextLimited false: text may be of any length, then only tags and text are allowed
   */
  MarkupLimit(Reader xml, boolean isTextLimited) {
    super(xml);
    this.isTextLimited = isTextLimited;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int from, int count) throws IOException {
    int read = super.read(into, from, count);
    for (int at = from; at < from + read; at++) {
      pass(into[at]);
    }
    return read;
  }

  private void pass(char character) throws IOException {
    if (isFirstOfTag && character == '!' && !isTextLimited) {
      throw new IOException("holds markup that it cannot have");
    }
    isFirstOfTag = false;
    char before = state;
    state = after(character);
    boolean turns = before != state && (before == TEXT || state == TEXT);
    isFirstOfTag = turns && state == TAG;
    length = turns ? 0 : length + 1;
    if (length > MOST && (isTextLimited || state != TEXT)) {
      throw new IOException("a tag or a text is longer than %s characters".formatted(MOST));
    }
  }

  private char after(char character) {
    return switch (state) {
      case TEXT -> character == '<' ? TAG : TEXT;
      case TAG ->
          switch (character) {
            case '>' -> TEXT;
            case '"', '\'' -> character;
            default -> TAG;
          };
      default -> character == state ? TAG : state;
    };
  }
}
