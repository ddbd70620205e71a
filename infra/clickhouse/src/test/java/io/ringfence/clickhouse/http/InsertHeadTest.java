package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.engine.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The border between an insert's statement and its data lies where ClickHouse puts it. */
class InsertHeadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO t FORMAT CSV@1,2            | INSERT INTO t                      | CSV    | 1,2",
        "insert into t format CSV 1,2            | insert into t                      | CSV    | 1,2",
        "INSERT INTO t FORMAT TSV@@1             | INSERT INTO t                      | TSV    | @1",
        "INSERT INTO t (a, `format`) FORMAT CSV@ | INSERT INTO t (a, `format`)        | CSV    | ''",
        "INSERT INTO d.t SETTINGS a = 'FORMAT X', b = 1 FORMAT CSV@1 | INSERT INTO d.t SETTINGS a = 'FORMAT X', b = 1 | CSV | 1",
        "INSERT INTO t VALUES (1), ('VALUES')    | INSERT INTO t                      | Values | (1), ('VALUES')",
        "INSERT INTO `values` (`a)`) VALUES (1)  | INSERT INTO `values` (`a)`)        | Values | (1)",
        "INSERT INTO values.format VALUES (1)    | INSERT INTO values.format          | Values | (1)",
        "INSERT INTO TABLE FUNCTION file('x') FORMAT CSV@1 | INSERT INTO TABLE FUNCTION file('x') | CSV | 1",
        "/* FORMAT A */ INSERT -- FORMAT B@ INTO t FORMAT CSV@1 | /* FORMAT A */ INSERT -- FORMAT B@ INTO t | CSV | 1",
        "INSERT INTO t PARTITION BY (a) FORMAT CSV@1 | INSERT INTO t PARTITION BY (a)  | CSV    | 1"
      })
  void dataBeginsAfterTheFormat(String request, String head, String format, String data) {
    String text = request.replace('@', '\n');
    InsertHead found = in(text).orElseThrow();

    assertThat(text.substring(0, found.headEnd()).strip()).isEqualTo(head.replace('@', '\n'));
    assertThat(found.format()).isEqualTo(format);
    assertThat(text.substring(found.dataStart()).stripLeading())
        .isEqualTo(data.replace('@', '\n').stripLeading());
  }

  @Test
  void onlyOneLineBreakBelongsToTheStatement() {
    String text = "INSERT INTO t FORMAT TSV \r\n\n x";
    InsertHead found = in(text).orElseThrow();
    assertThat(text.substring(found.dataStart())).isEqualTo("\n x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'INSERT INTO t FORMAT CSV'",
        "INSERT INTO t SELECT 1 FORMAT CSV",
        "INSERT INTO t (a) SELECT 'VALUES'",
        "INSERT INTO t (SELECT 1)",
        "INSERT INTO t ((SELECT 1))",
        "INSERT INTO t WITH 1 AS x SELECT x",
        "EXPLAIN INSERT INTO t VALUES (1)",
        "WITH 1 AS x INSERT INTO t SELECT x",
        "",
        "-- nothing"
      })
  void statementsWithoutDataHaveNoBorder(String request) {
    assertThat(in(request)).isEmpty();
  }

  @Test
  void semicolonBeforeTheDataIsRefused() {
    assertThatThrownBy(() -> in("INSERT INTO t FORMAT CSV; 1"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("';' between FORMAT and the data");
  }

  @Test
  void insertWithoutFormatLeavesItToTheRequest() {
    InsertHead found = in("INSERT INTO t (a, b)").orElseThrow();
    assertThat(found.format()).isNull();
  }

  private static Optional<InsertHead> in(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return InsertHead.in(new SqlText(bytes, bytes.length));
  }
}
