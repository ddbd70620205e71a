package io.ringfence.contracts.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a migration into statements at semicolons, aware of what ClickHouse's lexer
 * knows: strings and quoted names (backslash and doubled quote both escape), here-documents ({@code
 * $tag$ … $tag$}), line comments ({@code --}, {@code #!} and {@code #} before a space) and block
 * comments (which do not nest). Comments are left out.
 */
final class SqlStatements {
  private final String file;
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int at;

  private SqlStatements(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The statements of a text, without their semicolons and without comments.
   *
   * @throws MigrationException when a quote or comment is never closed or the last statement lacks
   *     its semicolon, as in a file that was cut off
   */
  static List<String> of(String file, String text) {
    return new SqlStatements(file, text).split();
  }

  private List<String> split() {
    int start = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ';') {
        endStatement();
        start = at;
      } else {
        step();
      }
    }
    if (!current.toString().isBlank()) {
      throw unfinished("a statement is not ended by a semicolon", start);
    }
    return List.copyOf(statements);
  }

  private void step() {
    char c = text.charAt(at);
    if (startsLineComment()) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      at = endOf("*/", at + 2, "a comment is never closed");
      current.append(' ');
    } else if (c == '\'' || c == '"' || c == '`') {
      copyUntil(endOfQuoted(c));
    } else if (c == '$' && tagLength() > 0) {
      String tag = text.substring(at, at + tagLength());
      copyUntil(endOf(tag, at + tag.length(), "a here-document is never closed"));
    } else {
      copyUntil(at + 1);
    }
  }

  private void endStatement() {
    String statement = current.toString().strip();
    if (!statement.isEmpty()) {
      statements.add(statement);
    }
    current.setLength(0);
    at++;
  }

  private boolean startsLineComment() {
    return text.startsWith("--", at) || text.startsWith("#!", at) || text.startsWith("# ", at);
  }

  private int endOfQuoted(char quote) {
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == quote && !text.startsWith(String.valueOf(quote), i + 1)) {
        return i + 1;
      }
      i += c == '\\' || c == quote ? 2 : 1;
    }
    throw unfinished("a quote " + quote + " is never closed", at);
  }

  /** Length of the {@code $tag$} that opens here, 0 when none does. */
  private int tagLength() {
    int i = at + 1;
    while (i < text.length() && isNameCharacter(text.charAt(i))) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '$' ? i + 1 - at : 0;
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private int endOf(String closing, int from, String otherwise) {
    int found = text.indexOf(closing, from);
    if (found < 0) {
      throw unfinished(otherwise, at);
    }
    return found + closing.length();
  }

  private void copyUntil(int end) {
    current.append(text, at, end);
    at = end;
  }

  private MigrationException unfinished(String what, int from) {
    int first = from;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    long line = 1 + text.substring(0, first).chars().filter(c -> c == '\n').count();
    return new MigrationException("%s, line %s: %s".formatted(file, line, what));
  }
}
