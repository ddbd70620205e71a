package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.engine.EngineException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement is can be said from its tokens alone. */
class StatementShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1                                          | true  |",
        "(SELECT 1) UNION ALL (SELECT 2)                   | true  |",
        "WITH 1 AS x SELECT x FORMAT JSON                  | true  | JSON",
        "SELECT 1 FORMAT CSV SETTINGS max_threads = 1;     | true  | CSV",
        "SELECT 1 FORMAT CSV -- FORMAT TSV                 | true  | CSV",
        "SELECT 'FORMAT CSV'                               | true  |",
        "SELECT $x$ FORMAT CSV $x$ AS format FROM t        | true  |",
        "SELECT * FROM (SELECT 1 AS a) AS t FORMAT Native  | true  | Native",
        "WITH 1 AS x INSERT INTO t SELECT x                | false |",
        "CREATE TABLE t (a Int8) ENGINE = Log              | false |",
        "SHOW TABLES FORMAT JSON                           | false | JSON"
      })
  void selectsAndFormatsAreSeen(String sql, boolean select, String format) {
    StatementShape shape = of(sql);
    assertThat(shape.select()).isEqualTo(select);
    assertThat(shape.format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT a FROM t GROUP BY a WITH TOTALS", "SELECT 1 FORMAT Pretty"})
  void answersThatAreMoreThanRowsAreNotSentInPieces(String sql) {
    StatementShape shape = of(sql);
    assertThat(shape.streams(shape.format() == null ? "TabSeparated" : shape.format())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1; SELECT 2", "SELECT 1;;DROP TABLE t", "SELECT ';' ; SELECT 2"})
  void twoStatementsAreRefused(String sql) {
    assertThatThrownBy(() -> of(sql))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("Multi-statements");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1 INTO OUTFILE '/tmp/x'", "INSERT INTO t FROM INFILE '/etc/x'"})
  void filesOfTheEnginesMachineAreRefused(String sql) {
    assertThatThrownBy(() -> of(sql))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("command-line client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "-- only a comment", "/* open", "# remark"})
  void nothingIsRefused(String sql) {
    assertThatThrownBy(() -> of(sql)).hasMessageContaining("no statement");
  }

  private static StatementShape of(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return StatementShape.of(new SqlText(bytes, bytes.length));
  }
}
