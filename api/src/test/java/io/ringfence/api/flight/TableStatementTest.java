package io.ringfence.api.flight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableStatementTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "SELECT * FROM alerts",
        " select  *\nfrom alerts ; ",
        "SELECT * FROM ringfence.alerts",
        "SELECT * FROM \"ringfence\".\"alerts\"",
        "SELECT * FROM `alerts`"
      })
  void aTableIsNamedAsProgramsQuoteIt(String sql) {
    assertThat(TableStatement.of(sql)).isEqualTo(new TableStatement("alerts", null));
  }

  @Test
  void aRunIsNamedByItsColumn() {
    assertThat(TableStatement.of("SELECT * FROM alerts WHERE run_id = 'replay-1'"))
        .isEqualTo(new TableStatement("alerts", "replay-1"));
  }

  @Test
  void patternsOfNamesAreThoseOfSql() {
    assertThat(FlightTables.isLike("alerts", "a%")).isTrue();
    assertThat(FlightTables.isLike("alerts", "a_erts")).isTrue();
    assertThat(FlightTables.isLike("alerts", "a.*")).isFalse();
    assertThat(FlightTables.isLike("alerts", null)).isTrue();
    assertThat(FlightTables.isLike("alerts", "lert")).isFalse();
  }
}
