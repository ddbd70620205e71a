package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored stays: seen by words, not by strings, names or comments. */
class AppendOnlyTest {
  private static SqlText text(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return new SqlText(bytes, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE marks DELETE WHERE 1",
        "/* x */ alter table marks delete where 1",
        "ALTER TABLE marks UPDATE mark_price = 0 WHERE 1",
        "ALTER TABLE marks ADD COLUMN x UInt8, DELETE WHERE 1",
        "ALTER TABLE marks MODIFY TTL occurred_at + INTERVAL 1 DAY",
        "ALTER TABLE marks DROP PARTITION tuple()",
        "ALTER TABLE marks DROP COLUMN mark_price",
        "ALTER TABLE marks MODIFY COLUMN mark_price Float64",
        "ALTER TABLE marks CLEAR COLUMN mark_price IN PARTITION tuple()",
        "ALTER TABLE marks APPLY DELETED MASK",
        "DELETE FROM marks WHERE 1",
        "UPDATE marks SET mark_price = 0 WHERE 1",
        "TRUNCATE TABLE marks",
        "DROP TABLE marks",
        "DROP DATABASE ringfence",
        "DETACH TABLE marks PERMANENTLY",
        "RENAME TABLE marks TO other",
        "EXCHANGE TABLES marks AND other",
        "CREATE OR REPLACE TABLE marks (a UInt8) ENGINE = Memory",
        "CREATE TABLE t (a DateTime) ENGINE = MergeTree ORDER BY a TTL a + INTERVAL 1 DAY",
        "OPTIMIZE TABLE marks FINAL DEDUPLICATE"
      })
  void whatWouldChangeOrRemoveRowsIsRefused(String sql) {
    assertThatThrownBy(() -> AppendOnly.require(text(sql)))
        .hasMessageContaining("tables are evidence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'DELETE' FROM marks",
        "SELECT ttl FROM system.parts",
        "ALTER TABLE marks ADD COLUMN x UInt8 COMMENT 'DELETE WHERE 1'",
        "ALTER TABLE marks COMMENT COLUMN x 'TTL'",
        "ALTER TABLE marks MODIFY COLUMN x DEFAULT now64(6, 'UTC')",
        "ALTER TABLE marks MATERIALIZE COLUMN x SETTINGS mutations_sync = 1",
        "ALTER TABLE marks ADD PROJECTION p (SELECT * ORDER BY x)",
        "ALTER TABLE marks MATERIALIZE PROJECTION p",
        "ALTER TABLE marks MODIFY SETTING non_replicated_deduplication_window = 3",
        "CREATE TABLE t (`ttl` UInt8) ENGINE = Memory -- TTL",
        "CREATE DATABASE IF NOT EXISTS ringfence",
        "OPTIMIZE TABLE marks FINAL"
      })
  void whatAddsToThemIsNot(String sql) {
    assertThatCode(() -> AppendOnly.require(text(sql))).doesNotThrowAnyException();
  }
}
