package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import io.ringfence.clickhouse.engine.Joint;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a statement without understanding it.
 *
 * @param select true if it is a select, also one in brackets or after {@code WITH}
 * @param whole true if the answer has parts after its rows ({@code WITH TOTALS}), so that it cannot
 *     be sent piece by piece
 * @param format the format its {@code FORMAT} clause names, or null if it has none
 */
record StatementShape(boolean select, boolean whole, @Nullable String format) {
  /**
   * Reads a statement that brings no data.
   *
   * @throws EngineException if it is two statements, or one that touches files of the engine's
   *     machine on the client's word
   */
  static StatementShape of(SqlText sql) {
    boolean select = beginsWithSelect(sql);
    boolean whole = false;
    String format = null;
    for (Token token = sql.first(); token.kind() != Token.Kind.END; token = sql.after(token)) {
      Token next = sql.after(token);
      refuse(sql, token, next);
      whole |= sql.is(token, "TOTALS");
      select &= token.depth() > 0 || !sql.is(token, "INSERT");
      if (isFormatClause(sql, token, next)) {
        format = sql.text(next);
      }
    }
    return new StatementShape(select, whole, format);
  }

  private static boolean beginsWithSelect(SqlText sql) {
    Token first = sql.first();
    while (sql.is(first, '(')) {
      first = sql.after(first);
    }
    if (first.kind() == Token.Kind.END) {
      throw EngineException.of(62, "SYNTAX_ERROR", "The request holds no statement");
    }
    return sql.is(first, "SELECT") || sql.is(first, "WITH");
  }

  /** Whether the answer can be sent piece by piece in a format. */
  boolean streams(String answerFormat) {
    return select && !whole && Joint.exists(answerFormat);
  }

  private static boolean isFormatClause(SqlText sql, Token token, Token next) {
    if (token.depth() != 0 || !sql.is(token, "FORMAT") || next.kind() != Token.Kind.WORD) {
      return false;
    }
    Token behind = sql.after(next);
    return behind.kind() == Token.Kind.END || sql.is(behind, ';') || sql.is(behind, "SETTINGS");
  }

  private static void refuse(SqlText sql, Token token, Token next) {
    if (sql.is(token, ';') && next.kind() != Token.Kind.END && !sql.is(next, ';')) {
      throw EngineException.of(
          62, "SYNTAX_ERROR", "Multi-statements are not allowed: send one statement per request");
    }
    if (sql.is(token, "INTO") && sql.is(next, "OUTFILE")
        || sql.is(token, "FROM") && sql.is(next, "INFILE")) {
      throw EngineException.of(
          48, "NOT_IMPLEMENTED", sql.text(next) + " belongs to the command-line client");
    }
  }
}
