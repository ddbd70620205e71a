package io.ringfence.api.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededRuns;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stock Flight SQL JDBC driver, which programs such as DBeaver load, and the README's URL. */
@OnApi
class FlightJdbcTest {
  private static final String ALERTS =
      "SELECT * FROM alerts WHERE run_id = '" + SeededRuns.CRASH + "'";

  private final RunningApi api;

  FlightJdbcTest(RunningApi api) {
    this.api = api;
  }

  private Connection connect(String token) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:arrow-flight-sql://127.0.0.1:%s?useEncryption=false&token=%s"
            .formatted(api.flightUrl().getPort(), token));
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  private List<String> nodesOverHttp(String token) {
    List<String> nodes = new ArrayList<>();
    api.get("/v1/alerts?run=" + SeededRuns.CRASH, token)
        .json()
        .at("/alerts")
        .forEach(it -> nodes.add(it.at("/node").stringValue()));
    return nodes;
  }

  @Test
  void aStatementIsAnsweredWithTheRowsOfTheTokensDesks() throws SQLException {
    for (String token : List.of(api.allDesks(), api.desk("alpha2"))) {
      try (Connection connection = connect(token);
          var statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(ALERTS)) {
        assertThat(column(rows, "node"))
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(nodesOverHttp(token));
      }
    }
  }

  @Test
  void theTablesOfTheTokensDesksAreListed() throws SQLException {
    try (Connection connection = connect(api.desk("alpha2"));
        ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
      assertThat(column(tables, "TABLE_NAME"))
          .contains("alerts", "position_versions")
          .doesNotContain("rejects");
    }
    try (Connection connection = connect(api.allDesks());
        ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
      assertThat(column(tables, "TABLE_NAME")).contains("rejects");
    }
  }

  @Test
  void aTokenThatOpensNothingOpensNothingHere() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = connect("none");
                  var statement = connection.createStatement()) {
                statement.executeQuery(ALERTS);
              }
            })
        .isInstanceOf(SQLException.class);
  }
}
