package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine does what the platform's tables and questions rely on. */
class EngineFeaturesTest {
  @BeforeAll
  static void createDatabase() {
    SharedEngine.query("CREATE DATABASE features");
  }

  @Test
  void asofJoinTakesTheMarkInForce() {
    SharedEngine.query(
        """
        CREATE TABLE features.marks (instrument LowCardinality(String), at DateTime64(6, 'UTC'),
          price Decimal(38, 18)) ENGINE = MergeTree ORDER BY (instrument, at)""");
    SharedEngine.query(
        """
        INSERT INTO features.marks VALUES
          ('BTC', '2025-10-10 21:00:00.000000', 120000.5),
          ('BTC', '2025-10-10 21:15:00.000001', 105000.25)""");

    String joined =
        SharedEngine.query(
            """
            SELECT q.at, m.price
            FROM (SELECT 'BTC' AS instrument,
                arrayJoin(['2025-10-10 20:59:59.999999', '2025-10-10 21:15:00.000000',
                  '2025-10-10 21:15:00.000001'])::DateTime64(6, 'UTC') AS at) AS q
            ASOF LEFT JOIN features.marks AS m ON q.instrument = m.instrument AND q.at >= m.at
            ORDER BY q.at SETTINGS join_use_nulls = 1""");

    assertThat(joined)
        .isEqualTo(
            """
            2025-10-10 20:59:59.999999\t\\N
            2025-10-10 21:15:00.000000\t120000.5
            2025-10-10 21:15:00.000001\t105000.25
            """);
  }

  @Test
  void sumsOfWideDecimalsAreExact() {
    assertThat(
            SharedEngine.query(
                "SELECT sum(toDecimal256('0.000000000000000000000000000000000001', 36)) "
                    + "+ toDecimal256('1234567890123456789', 36) FROM numbers(1000)"))
        .isEqualTo("1234567890123456789.000000000000000000000000000000001\n");
  }

  @Test
  void repeatedBatchIsStoredOnce() {
    SharedEngine.query(
        """
        CREATE TABLE features.once (a Int32) ENGINE = MergeTree ORDER BY a
        SETTINGS non_replicated_deduplication_window = 100""");
    for (int attempt = 0; attempt < 3; attempt++) {
      SharedEngine.query(
          "INSERT INTO features.once SETTINGS insert_deduplication_token = 'batch-1' "
              + "FORMAT TSV\n1\n2\n");
    }
    assertThat(SharedEngine.query("SELECT count() FROM features.once")).isEqualTo("2\n");
  }
}
