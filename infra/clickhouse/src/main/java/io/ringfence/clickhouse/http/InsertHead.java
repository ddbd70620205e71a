package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the statement of an insert ends and its data begins.
 *
 * @param headEnd first byte after the statement proper, before {@code FORMAT} or {@code VALUES}
 * @param format the data's format, or null if the statement leaves it to the request's default
 * @param dataStart first byte of the data
 */
record InsertHead(int headEnd, @Nullable String format, int dataStart) {
  /**
   * Finds the border by ClickHouse's own rule: after the format's name blanks and at most one line
   * break belong to the statement, everything after that is data.
   *
   * @param sql the request's bytes, or enough of them
   * @return empty if it is no insert, or one that brings no data ({@code INSERT … SELECT})
   */
  static Optional<InsertHead> in(SqlText sql) {
    Token insert = sql.first();
    if (!sql.is(insert, "INSERT")) {
      return Optional.empty();
    }
    Token token = afterTarget(sql, sql.after(insert));
    while (token.kind() != Token.Kind.END) {
      if (token.depth() == 0) {
        if (sql.is(token, "VALUES")) {
          return Optional.of(new InsertHead(token.start(), "Values", token.end()));
        }
        if (sql.is(token, "FORMAT")) {
          return Optional.of(ofFormat(sql, token));
        }
        if (takesDataFromElsewhere(sql, token)) {
          return Optional.empty();
        }
      }
      token = sql.after(token);
    }
    return Optional.of(new InsertHead(token.start(), null, token.start()));
  }

  /** Skips {@code INTO [TABLE] [FUNCTION] name[.name]}, whose names may look like keywords. */
  private static Token afterTarget(SqlText sql, Token from) {
    Token token = from;
    while (sql.is(token, "INTO") || sql.is(token, "TABLE") || sql.is(token, "FUNCTION")) {
      token = sql.after(token);
    }
    token = sql.after(token);
    while (sql.is(token, '.')) {
      token = sql.after(sql.after(token));
    }
    return token;
  }

  private static boolean takesDataFromElsewhere(SqlText sql, Token token) {
    return switch (sql.keyword(token)) {
      case "SELECT", "WITH", "FROM", "WATCH" -> true;
      default -> opensSelect(sql, token);
    };
  }

  private static boolean opensSelect(SqlText sql, Token token) {
    if (!sql.is(token, '(')) {
      return false;
    }
    Token inner = sql.after(token);
    return sql.is(inner, "SELECT") || sql.is(inner, "WITH") || opensSelect(sql, inner);
  }

  private static InsertHead ofFormat(SqlText sql, Token keyword) {
    Token name = sql.after(keyword);
    int data = name.end();
    while (sql.byteAt(data) == ' ' || sql.byteAt(data) == '\t' || sql.byteAt(data) == '\f') {
      data++;
    }
    if (sql.byteAt(data) == ';') {
      throw EngineException.of(
          62, "SYNTAX_ERROR", "There is a ';' between FORMAT and the data of the insert");
    }
    if (sql.byteAt(data) == '\r') {
      data++;
    }
    if (sql.byteAt(data) == '\n') {
      data++;
    }
    return new InsertHead(keyword.start(), sql.text(name), data);
  }
}
