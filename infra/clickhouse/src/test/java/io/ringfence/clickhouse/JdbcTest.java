package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official JDBC driver works on the embedded engine. */
class JdbcTest {
  private static final BigDecimal SMALL =
      new BigDecimal("-99999999999999999999.999999999999999999");
  private static final BigDecimal LARGE =
      new BigDecimal(
          "-9999999999999999999999999999999999999999.999999999999999999999999999999999999");

  @BeforeAll
  static void createDatabase() {
    SharedEngine.query("CREATE DATABASE jdbc");
  }

  @Test
  void selectsWithParameters() throws SQLException {
    try (Connection jdbc = SharedEngine.jdbc("jdbc");
        PreparedStatement select = jdbc.prepareStatement("SELECT ? AS word, ? + 1 AS number")) {
      select.setString(1, "it's a \\ and a\ttab");
      select.setLong(2, 41);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("word")).isEqualTo("it's a \\ and a\ttab");
        assertThat(rows.getLong("number")).isEqualTo(42);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void batchesOfRowsComeBackExactly() throws SQLException {
    Instant at = Instant.parse("2025-10-10T21:15:03.123456Z");
    try (Connection jdbc = SharedEngine.jdbc("jdbc");
        Statement statement = jdbc.createStatement()) {
      statement.execute(
          """
          CREATE TABLE money (id UInt32, amount Decimal(38, 18), wide Decimal(76, 36),
            at DateTime64(6, 'UTC'), desk LowCardinality(String), note Nullable(String))
          ENGINE = MergeTree ORDER BY id""");
      try (PreparedStatement insert =
          jdbc.prepareStatement("INSERT INTO money VALUES (?, ?, ?, ?, ?, ?)")) {
        for (int id = 0; id < 100; id++) {
          insert.setInt(1, id);
          insert.setBigDecimal(2, SMALL);
          insert.setBigDecimal(3, LARGE);
          insert.setObject(4, at);
          insert.setString(5, "rates");
          insert.setNull(6, Types.VARCHAR);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(100);
      }
      try (ResultSet rows = statement.executeQuery("SELECT * FROM money ORDER BY id")) {
        for (int id = 0; id < 100; id++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt("id")).isEqualTo(id);
          assertThat(rows.getBigDecimal("amount")).isEqualByComparingTo(SMALL);
          assertThat(rows.getBigDecimal("wide")).isEqualByComparingTo(LARGE);
          assertThat(rows.getObject("at", OffsetDateTime.class))
              .isEqualTo(at.atOffset(ZoneOffset.UTC));
          assertThat(rows.getString("desk")).isEqualTo("rates");
          assertThat(rows.getString("note")).isNull();
          assertThat(rows.wasNull()).isTrue();
        }
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void errorsCarryTheEnginesCode() throws SQLException {
    try (Connection jdbc = SharedEngine.jdbc("jdbc");
        Statement statement = jdbc.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM absent"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("UNKNOWN_TABLE")
          .satisfies(e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(60));
    }
  }
}
