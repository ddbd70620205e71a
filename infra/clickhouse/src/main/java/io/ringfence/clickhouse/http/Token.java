package io.ringfence.clickhouse.http;

/**
 * One token of a statement.
 *
 * @param kind what it is
 * @param start first byte
 * @param end first byte after it
 * @param depth how many brackets are open before it
 */
record Token(Kind kind, int start, int end, int depth) {
  /** Only as fine as splitting a statement needs. */
  enum Kind {
    /** A keyword, an unquoted name or a number. */
    WORD,
    /** A text in single quotes or a here-document. */
    TEXT,
    /** A name in double quotes or backticks. */
    QUOTED_NAME,
    /** Any other single byte. */
    SYMBOL,
    /** The end, or a text, name or comment that does not end. */
    END
  }
}
