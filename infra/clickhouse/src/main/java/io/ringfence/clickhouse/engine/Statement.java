package io.ringfence.clickhouse.engine;

import java.util.Map;

/**
 * One statement for the engine.
 *
 * @param sql the text; for inserts of data, without {@code FORMAT} and without the data
 * @param format name of the output format, or of the data's format for inserts; plain word
 * @param parameters values of {@code {name:Type}} placeholders, in the escaped text form that
 *     ClickHouse reads them in (backslash, tab and newline escaped, {@code \N} for null)
 */
public record Statement(String sql, String format, Map<String, String> parameters) {
  /** Checks the format and copies the parameters. */
  public Statement {
    if (!format.matches("[A-Za-z][A-Za-z0-9]*")) {
      throw new IllegalArgumentException("format must be a plain word, was '" + format + "'");
    }
    parameters = Map.copyOf(parameters);
  }

  /** A statement without parameters whose answer, if any, is tab-separated text. */
  public static Statement of(String sql) {
    return new Statement(sql, "TabSeparated", Map.of());
  }
}
