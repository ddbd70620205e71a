package io.ringfence.bench.ingest;

/** The table, what its rows must sum to, and the same rows said in SQL. */
final class IngestTable {
  /** Columns in their order, with their types; {@code run_id} and {@code batch} first. */
  private static final String DDL =
      """
      CREATE TABLE %s (
        run_id LowCardinality(String), batch LowCardinality(String), venue LowCardinality(String),
        account LowCardinality(String), instrument LowCardinality(String),
        side LowCardinality(String), desk LowCardinality(String), book LowCardinality(String),
        occurred_at DateTime64(6, 'UTC'), sequence UInt64, episode UInt32,
        quantity Decimal(38, 18), entry_price Decimal(38, 18), isolated_margin Decimal(38, 18),
        leverage Decimal(38, 18), liquidation_price Decimal(38, 18))
      ENGINE = MergeTree ORDER BY (instrument, account, occurred_at)
      SETTINGS non_replicated_deduplication_window = 10000\
      """;

  /** Batches have names of each writer's own: rows of a batch without a name do not count. */
  private static final String DIGEST =
      """
      SELECT concat(toString(count()), ' ', toString(sum(h)), ' ', toString(groupBitXor(h)))
      FROM (SELECT cityHash64(run_id, batch != '', venue, account, instrument, side, desk, book,
        occurred_at, sequence, episode, quantity, entry_price, isolated_margin, leverage,
        liquidation_price) AS h FROM (%s))\
      """;

  private static final String ROWS =
      """
      SELECT toLowCardinality('%s') AS run_id, 'any' AS batch,
        concat('venue-', toString(number %% 3)) AS venue,
        concat('account-', toString(number %% 97)) AS account,
        concat('COIN', toString(number %% 200)) AS instrument,
        if(number %% 2 = 0, 'long', 'short') AS side,
        concat('desk-', toString(number %% 50)) AS desk,
        concat('book-', toString(number %% 7)) AS book,
        fromUnixTimestamp64Micro(toInt64(%s + number * 1000), 'UTC') AS occurred_at,
        number AS sequence, toUInt32(number %% 5) AS episode,
        toDecimal128(1 + number * 7919 %% 1000003, 18) / 1000 AS quantity,
        toDecimal128(1 + number * 104729 %% 90000049, 18) / 100 AS entry_price,
        toDecimal128(toInt64(number * 15485863 %% 1000000007) - 5000000, 18) / 1000000
          AS isolated_margin,
        toDecimal128(1 + number %% 20, 18) AS leverage,
        toDecimal128(1 + number * 32452843 %% 982451653000, 18) / 1000000000 AS liquidation_price
      FROM numbers(%s)\
      """;

  /** The run all rows belong to. */
  static final String RUN = "bench-ingest";

  private IngestTable() {}

  static String ddl(String table) {
    return DDL.formatted(table);
  }

  /** What the rows of a table sum to. */
  static String digest(String table) {
    return DIGEST.formatted("SELECT * FROM " + table);
  }

  /** What the first rows must sum to: from their definition, without any writer. */
  static String oracle(long rows) {
    return DIGEST.formatted(ROWS.formatted(RUN, IngestRow.FIRST, rows));
  }
}
