package io.ringfence.contracts.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementsTest {
  @Test
  void semicolonsEndStatementsAndEmptyOnesAreLeftOut() {
    assertThat(split("CREATE A;\n\n;CREATE B ;  ")).containsExactly("CREATE A", "CREATE B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT 'it''s; here'",
        "SELECT 'back\\'slash; here'",
        "SELECT 'ends in backslash\\\\'",
        "SELECT \"a;\"\"b\"",
        "SELECT `a;\\`b`",
        "SELECT $$a;'b$$",
        "SELECT $tag$a;$$'b$tag$",
        "SELECT '-- not a comment; /* nor this'"
      })
  void semicolonsInsideQuotesBelongToTheStatement(String statement) {
    assertThat(split(statement + ";CREATE B;")).containsExactly(statement, "CREATE B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- it's; a\n", "# it's; a\n", "#!it's; a\n", "/* it's; a */"})
  void commentsAreLeftOut(String comment) {
    assertThat(split(comment + "CREATE" + comment + " A;" + comment))
        .singleElement()
        .matches(statement -> statement.matches("CREATE\\s+A"));
  }

  @Test
  void aDollarOrSignThatOpensNothingIsText() {
    assertThat(split("SELECT a$b, 1 - 2, 3 / 4, x#y;"))
        .containsExactly("SELECT a$b, 1 - 2, 3 / 4, x#y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE A;\nCREATE 'x;", "CREATE A;\n/* x;", "CREATE A;\nCREATE $$ x;"})
  void anOpenQuoteOrCommentIsRefusedWithItsLine(String text) {
    assertThatThrownBy(() -> split(text))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("V001__t.sql, line 2")
        .hasMessageContaining("never closed");
  }

  @Test
  void aFileThatWasCutOffIsRefused() {
    assertThatThrownBy(() -> split("CREATE A;\n\nCREATE TAB"))
        .isInstanceOf(MigrationException.class)
        .hasMessage("V001__t.sql, line 3: a statement is not ended by a semicolon");
  }

  @Test
  void whateverIsJoinedWithSemicolonsComesApartTheSame() {
    List<String> pieces = List.of("'a;\\''", "`;`", "\";\"", "word", "(1, 2)", "$$;$$", "'--'");
    Random random = new Random(20_241_024);
    for (int round = 0; round < 500; round++) {
      List<String> statements = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        statements.add(
            random
                .ints(1 + random.nextInt(6), 0, pieces.size())
                .mapToObj(pieces::get)
                .collect(Collectors.joining(" ")));
      }
      assertThat(split(String.join(";\n", statements) + ";")).isEqualTo(statements);
    }
  }

  private static List<String> split(String text) {
    return SqlStatements.of("V001__t.sql", text);
  }
}
