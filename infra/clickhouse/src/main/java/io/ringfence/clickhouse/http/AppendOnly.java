package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.util.Set;

/**
 * Refuses statements that change or remove what is stored, by their first words alone and whatever
 * table they name: rows are added, and stay as they were added. New tables, columns, projections
 * and comments are no change of rows. A server refuses the same by not granting it.
 */
final class AppendOnly {
  /** ClickHouse's code for what a user may not do. */
  static final int ACCESS_DENIED = 497;

  private static final Set<String> REMOVING =
      Set.of("DELETE", "UPDATE", "TRUNCATE", "DROP", "DETACH", "RENAME", "EXCHANGE", "UNDROP");
  private static final Set<String> IN_ALTER =
      Set.of("DELETE", "UPDATE", "TTL", "PARTITION", "PART", "CLEAR", "DETACH", "MASK", "PATCHES");
  private static final Set<String> IN_OPTIMIZE = Set.of("DEDUPLICATE", "CLEANUP");

  private AppendOnly() {}

  /**
   * Looks at a statement.
   *
   * @throws EngineException with code {@value #ACCESS_DENIED} when it would change what is stored
   */
  static void require(SqlText sql) {
    Token first = sql.first();
    String verb = sql.keyword(first);
    if (REMOVING.contains(verb)) {
      throw refused(verb);
    }
    Token before = first;
    for (Token token = sql.after(first);
        token.kind() != Token.Kind.END;
        before = token, token = sql.after(token)) {
      String word = sql.keyword(token);
      boolean refused =
          switch (verb) {
            case "ALTER" -> IN_ALTER.contains(word) || changesColumn(sql, before, token);
            case "OPTIMIZE" -> IN_OPTIMIZE.contains(word);
            case "CREATE" -> word.equals("TTL") || isReplacing(sql, before, word);
            case String _ -> false;
          };
      if (refused) {
        throw refused(verb + " … " + word);
      }
    }
  }

  private static boolean changesColumn(SqlText sql, Token before, Token column) {
    return sql.is(column, "COLUMN")
        && (sql.is(before, "DROP")
            || sql.is(before, "RENAME")
            || (sql.is(before, "MODIFY") && !isDefault(sql, column)));
  }

  /** What rows get that are added from now on: no change of those that are stored. */
  private static boolean isDefault(SqlText sql, Token column) {
    return sql.is(sql.after(sql.after(column)), "DEFAULT");
  }

  private static boolean isReplacing(SqlText sql, Token before, String word) {
    return word.equals("REPLACE") && sql.is(before, "OR");
  }

  private static EngineException refused(String what) {
    return EngineException.of(
        ACCESS_DENIED,
        "ACCESS_DENIED",
        what + " is refused: these tables are evidence, rows are added and stay as they are");
  }
}
