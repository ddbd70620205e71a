package io.ringfence.api.flight;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that is understood: a whole table, of one run. Whatever it says is compared
 * with names, and never put into a statement of ours.
 *
 * @param table table
 * @param run run; absent: the one that reaches furthest
 */
record TableStatement(String table, @Nullable String run) {
  private static final int LONGEST = 1_000;
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*select\\s+\\*\\s+from\\s+(?:[\"`]?ringfence[\"`]?\\s*\\.\\s*)?[\"`]?(\\w{1,100})[\"`]?"
              + "(?:\\s+where\\s+run_id\\s*=\\s*'([^'\\\\]{1,200})')?\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a statement.
   *
   * @throws ApiException when it is another
   */
  static TableStatement of(String sql) {
    Matcher found = FORM.matcher(sql);
    if (sql.length() > LONGEST || !found.matches()) {
      throw new ApiException(
          ErrorCode.PARAMETER_INVALID,
          "the statement must be SELECT * FROM table, or that and WHERE run_id = 'run'");
    }
    return new TableStatement(found.group(1), Optional.ofNullable(found.group(2)).orElse(null));
  }
}
