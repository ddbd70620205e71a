package io.ringfence.bench.queries;

import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jooq.DSLContext;

/**
 * Fills the tables of the product, and those of the peers, from the definition.
 *
 * @param clickhouse where to
 * @param definition what they hold
 * @param notes is told how far it is
 */
record BenchTables(DSLContext clickhouse, Definition definition, Consumer<String> notes) {
  /** The latest row of each position, as ReplacingMergeTree keeps it. */
  static final String LATEST_PEER = "latest_positions";

  /** The same changes, the later recorded of two replacing the other. */
  static final String CHANGES_PEER = "replacing_versions";

  /** Rows of an insert; a million of so many decimals is more than the engine's memory may hold. */
  private static final long CHUNK = 200_000;

  /** Tables that were filled to their end, for whoever keeps the folder. */
  private static final String FILLED = "filled_tables";

  private static final long MERGE_LOOKS = 600;
  private static final long LOOK_MILLIS = 500;
  private static final String MEGABYTES = "intDiv(ifNull(sum(bytes_on_disk), 0), 1000000)";

  private static final String INTO_POSITIONS =
      """
      INSERT INTO %s (run_id, batch, as_of, venue, account, instrument, side, position_key, episode,
        desk, book, settlement_asset, quantity, entry_price, isolated_margin, mark_price, mark_at,
        notional, unrealised_pnl, equity, maintenance_margin, still_to_lose, state, lifetime_cap,
        cap)
      SELECT '%s', 'b', as_of, 'binance', splitByChar('/', position_key)[2],
        splitByChar('/', position_key)[3], splitByChar('/', position_key)[4], position_key, 1, desk,
        'core', 'USDT', toDecimal256(1, 36), toDecimal256(100, 36), toDecimal256(margin, 36),
        if(unmarked, NULL, toDecimal256(100, 36)), if(unmarked, NULL, as_of),
        if(unmarked, NULL, toDecimal256(margin * 10, 36)),
        if(unmarked, NULL, toDecimal256(pnl, 36)),
        if(unmarked, NULL, toDecimal256(margin + pnl, 36)),
        if(unmarked, NULL, toDecimal256(intDiv(margin, 20), 36)),
        if(unmarked, NULL, toDecimal256(greatest(margin + pnl, 0), 36)),
        if(unmarked, 'UNKNOWN', 'NORMAL'), toDecimal256(margin, 36), toDecimal256(margin, 36)
      FROM (%s)\
      """;

  private static final String INTO_USES =
      """
      INSERT INTO budget_uses (run_id, batch, as_of, node, metric, currency, state, used,
        known_part, unknown_count, soft, hard)
      SELECT '%s', 'b', as_of, node, metric, 'USDT',
        multiIf(isNull(used), 'UNKNOWN_AT_LEAST', used > 90000, 'BREACH', 'WITHIN'),
        toDecimal256(used, 36), toDecimal256(ifNull(used, 0), 36), isNull(used),
        toDecimal256(60000, 36), toDecimal256(90000, 36)
      FROM (%s)\
      """;

  private static final String INTO_VERSIONS =
      """
      INSERT INTO %s (run_id, batch, venue, account, instrument, side, position_key, occurred_at,
        change_number, change, episode, status, quantity, entry_price, isolated_margin,
        lifetime_cap, leverage, settlement_asset, desk, book, trader, rule_pack, recorded_at)
      SELECT '%s', 'b', 'binance', account, instrument, side, position_key, occurred_at, v + 1,
        'version', 1, 'open', toDecimal256(1, 36), toDecimal256(100, 36), toDecimal256(margin, 36),
        toDecimal256(margin, 36), toDecimal128(10, 18), 'USDT', desk, 'core', trader, 'binance@1',
        if(original, occurred_at, occurred_at + INTERVAL 40 DAY)
      FROM (%s)\
      """;

  /** Fills what is not filled yet and waits until the engine has merged what it wants to merge. */
  void fill() {
    create(FILLED, "(name String, size Int64) ENGINE = MergeTree ORDER BY name");
    create(
        LATEST_PEER,
        "ENGINE = ReplacingMergeTree(as_of) ORDER BY (run_id, position_key)"
            + " EMPTY AS SELECT * FROM position_exposures");
    create(
        CHANGES_PEER,
        "ENGINE = ReplacingMergeTree(recorded_at) PARTITION BY toYYYYMM(occurred_at)"
            + " ORDER BY (run_id, position_key, occurred_at, change_number)"
            + " EMPTY AS SELECT * FROM position_versions");
    for (String table : new String[] {"position_exposures", LATEST_PEER}) {
      insert(
          table,
          definition.snapshotRows(),
          from -> INTO_POSITIONS.formatted(table, Definition.RUN, positions(from)));
    }
    for (String table : new String[] {"position_versions", CHANGES_PEER}) {
      insert(
          table,
          definition.changeRows(),
          from -> INTO_VERSIONS.formatted(table, Definition.RUN, versions(from)));
    }
  }

  private void create(String table, String what) {
    clickhouse.execute("CREATE TABLE IF NOT EXISTS " + table + " " + what);
  }

  /** Fills the history; it is the largest. */
  void fillHistory(long rows) {
    insert(
        "budget_uses",
        rows,
        from ->
            INTO_USES.formatted(
                Definition.RUN, definition.uses(from, Math.min(CHUNK, rows - from))));
  }

  private String positions(long from) {
    return definition.positions(from, Math.min(CHUNK, definition.snapshotRows() - from));
  }

  private String versions(long from) {
    return definition.versions(from, Math.min(CHUNK, definition.changeRows() - from));
  }

  private void insert(String table, long rows, LongFunction<String> statement) {
    if (isFilled(table, rows)) {
      return;
    }
    clickhouse.execute("TRUNCATE TABLE " + table);
    long since = System.nanoTime();
    for (long from = 0; from < rows; from += CHUNK) {
      clickhouse.execute(statement.apply(from));
    }
    awaitMerges();
    clickhouse.execute("INSERT INTO " + FILLED + " VALUES ('" + table + "', " + rows + ")");
    long seconds = (System.nanoTime() - since) / 1_000_000_000L;
    notes.accept(
        "%s: %s rows in %s s, %s parts, %s MB with %s MB kept ready"
            .formatted(
                table,
                rows,
                seconds,
                number("count()", "parts", table),
                number(MEGABYTES, "parts", table),
                number(MEGABYTES, "projection_parts", table)));
  }

  private boolean isFilled(String table, long rows) {
    return clickhouse
            .fetchSingle(
                "SELECT toInt64(count()) FROM %s WHERE name = '%s' AND size = %s"
                    .formatted(FILLED, table, rows))
            .get(0, Long.class)
        > 0;
  }

  private long number(String what, String from, String table) {
    return clickhouse
        .fetchSingle(
            "SELECT toInt64("
                + what
                + ") FROM system."
                + from
                + " WHERE active AND table = '"
                + table
                + "'")
        .get(0, Long.class);
  }

  /** Merges in the background would be measured with the questions. */
  private void awaitMerges() {
    for (long look = 0; look < MERGE_LOOKS; look++) {
      if (clickhouse.fetchSingle("SELECT toInt64(count()) FROM system.merges").get(0, Long.class)
          == 0) {
        return;
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the engine merges", e);
      }
    }
    notes.accept("the engine still merges: figures are those of a busy engine");
  }
}
