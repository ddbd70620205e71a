package io.ringfence.clickhouse.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The bytes of a statement, read token by token in ClickHouse's lexical rules: strings with
 * backslash and doubled quotes, quoted names, here-documents and three kinds of comments. Bytes
 * after the statement may be anything.
 */
final class SqlText {
  private final byte[] bytes;
  private final int length;

  SqlText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** The first token. */
  Token first() {
    return at(0, 0);
  }

  /** The token after another one. */
  Token after(Token token) {
    int depth = token.depth();
    if (token.kind() == Token.Kind.SYMBOL) {
      byte symbol = bytes[token.start()];
      if (symbol == '(' || symbol == '[' || symbol == '{') {
        depth++;
      } else if (symbol == ')' || symbol == ']' || symbol == '}') {
        depth--;
      }
    }
    return at(token.end(), depth);
  }

  /** True if the token is this keyword, in any case. */
  boolean is(Token token, String keyword) {
    return token.kind() == Token.Kind.WORD && text(token).equalsIgnoreCase(keyword);
  }

  /** True if the token is this single byte. */
  boolean is(Token token, char symbol) {
    return token.kind() == Token.Kind.SYMBOL && bytes[token.start()] == symbol;
  }

  /** The token's own text. */
  String text(Token token) {
    return text(token.start(), token.end());
  }

  /** The text between two byte offsets. */
  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The keyword in capitals, or an empty text if the token is no word. */
  String keyword(Token token) {
    return token.kind() == Token.Kind.WORD ? text(token).toUpperCase(Locale.ROOT) : "";
  }

  /** The byte at an offset, or -1 after the end. */
  int byteAt(int offset) {
    return offset < length ? bytes[offset] & 0xff : -1;
  }

  private Token at(int from, int depth) {
    int start = skipBlank(from);
    int b = byteAt(start);
    if (b < 0) {
      return new Token(Token.Kind.END, length, length, depth);
    }
    return switch (b) {
      case '\'' -> quoted(Token.Kind.TEXT, start, depth);
      case '"', '`' -> quoted(Token.Kind.QUOTED_NAME, start, depth);
      case '$' -> hereDocument(start, depth);
      default ->
          isWordByte(b)
              ? word(start, depth)
              : new Token(Token.Kind.SYMBOL, start, start + 1, depth);
    };
  }

  private int skipBlank(int from) {
    int i = from;
    while (true) {
      int b = byteAt(i);
      if (b == ' ' || b >= '\t' && b <= '\r') {
        i++;
      } else if (isLineComment(i)) {
        i = indexOf('\n', i);
      } else if (b == '/' && byteAt(i + 1) == '*') {
        i = endOfBlockComment(i + 2);
      } else {
        return i;
      }
    }
  }

  private boolean isLineComment(int i) {
    int next = byteAt(i + 1);
    return byteAt(i) == '-' && next == '-' || byteAt(i) == '#' && (next == ' ' || next == '!');
  }

  private int endOfBlockComment(int from) {
    for (int i = from; i + 1 < length; i++) {
      if (bytes[i] == '*' && bytes[i + 1] == '/') {
        return i + 2;
      }
    }
    return length;
  }

  private int indexOf(char wanted, int from) {
    int i = from;
    while (i < length && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private Token quoted(Token.Kind kind, int start, int depth) {
    byte quote = bytes[start];
    int i = start + 1;
    while (i < length) {
      if (bytes[i] == '\\') {
        i += 2;
      } else if (bytes[i] != quote) {
        i++;
      } else if (byteAt(i + 1) == quote) {
        i += 2;
      } else {
        return new Token(kind, start, i + 1, depth);
      }
    }
    return new Token(Token.Kind.END, length, length, depth);
  }

  /** {@code $tag$ … $tag$}; a lone dollar sign is a symbol. */
  private Token hereDocument(int start, int depth) {
    int tagEnd = start + 1;
    while (isWordByte(byteAt(tagEnd)) && byteAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (byteAt(tagEnd) != '$') {
      return new Token(Token.Kind.SYMBOL, start, start + 1, depth);
    }
    int size = tagEnd + 1 - start;
    for (int i = tagEnd + 1; i + size <= length; i++) {
      if (Arrays.equals(bytes, start, start + size, bytes, i, i + size)) {
        return new Token(Token.Kind.TEXT, start, i + size, depth);
      }
    }
    return new Token(Token.Kind.END, length, length, depth);
  }

  private Token word(int start, int depth) {
    int end = start;
    while (isWordByte(byteAt(end))) {
      end++;
    }
    return new Token(Token.Kind.WORD, start, end, depth);
  }

  private static boolean isWordByte(int b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '_'
        || b == '$';
  }
}
