package io.ringfence.clickhouse.http;

import java.io.InputStream;

/** What a client asks for, once its statement is split from its data. */
sealed interface Request {
  /**
   * A select whose answer can be sent piece by piece.
   *
   * @param sql the statement
   * @param format the answer's format
   */
  record Select(String sql, String format) implements Request {}

  /**
   * Any other statement, and selects whose answer exists only as a whole.
   *
   * @param sql the statement
   * @param format the answer's format, if it has an answer
   */
  record Command(String sql, String format) implements Request {}

  /**
   * An insert with data.
   *
   * @param head the statement up to, and without, {@code FORMAT} or {@code VALUES}
   * @param format the data's format
   * @param data the data; to be read to its end
   */
  record Insert(String head, String format, InputStream data) implements Request {}
}
