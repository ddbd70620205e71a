package io.ringfence.launcher.load;

import java.util.List;

/** Rows that follow from their number: a run of alerts and one of positions, each completed. */
public final class TrialRows {
  /** Run with many alerts. */
  public static final String MANY = "trial-many";

  /** Run with one page of alerts. */
  public static final String PAGE = "trial-page";

  /** Run with open positions; the newest of all. */
  public static final String POSITIONS = "trial-positions";

  /** Alerts of one page: as many as a page may have. */
  public static final int PAGE_ROWS = 5_000;

  /** What all rows of a run are summed by, over every column but that of the batch. */
  private static final String DIGEST =
      "SELECT concat(toString(count()), ' ', toString(sum(h)), ' ', toString(groupBitXor(h))) FROM"
          + " (SELECT cityHash64(toString(tuple(* EXCEPT(batch)))) AS h FROM %s WHERE run_id ="
          + " '%s')";

  private static final String RUN =
      "INSERT INTO runs (* EXCEPT(batch)) VALUES ('%s', true, 'mark', NULL, NULL, '%s', '%s',"
          + " repeat('a', 64), 'trial', '{}')";

  private static final String ALERTS =
      """
      INSERT INTO alerts (run_id, at, kind, level, node, position_key, mark_price,
        liquidation_price, distance, margin_ratio, received_at, emitted_at)
      SELECT '%s', fromUnixTimestamp64Micro(toInt64(1790000000000000 + number * 1000), 'UTC'),
        if(number %% 2 = 0, 'DISTANCE', 'MARGIN_RATIO'), toDecimal64(0.05, 2),
        concat('firm/desk-', toString(number %% 50), '/book-', toString(number %% 7)),
        concat('binance/account-', toString(number %% 97), '/BTCUSDT/long'),
        toDecimal64(60000 + number %% 9000, 2), toDecimal64(55000 + number %% 5000, 2),
        toDecimal64(number %% 1000, 2) / 10000, toDecimal64(number %% 700, 2) / 1000,
        fromUnixTimestamp64Micro(toInt64(1790000000000100 + number * 1000), 'UTC'),
        fromUnixTimestamp64Micro(toInt64(1790000000000300 + number * 1000), 'UTC')
      FROM numbers(%s)""";

  private static final String VERSIONS =
      """
      INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
        occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
        isolated_margin, lifetime_cap, leverage, settlement_asset, desk, book, trader, rule_pack,
        contract_kind, contract_multiplier)
      SELECT '%1$s', 'binance', concat('account-', toString(number)), 'BTCUSDT', 'long',
        concat('binance/account-', toString(number), '/BTCUSDT/long'), '2026-11-01 00:00:00', 1,
        'version', 1, 1, 'open', toDecimal64(1 + number %% 100, 3) / 1000,
        toDecimal64(60000 + number %% 500, 2), toDecimal64(400 + number %% 50, 2),
        toDecimal64(400 + number %% 50, 2), 10, 'USDT',
        concat('desk-', toString(number %% 50)), 'book', 'trader', 'binance-usdm@2024-10-24',
        'linear', 1
      FROM numbers(%2$s)""";

  private TrialRows() {}

  /**
   * The statements that make everything.
   *
   * @param alerts alerts of {@link #MANY}
   * @param positions positions of {@link #POSITIONS}
   */
  public static List<String> statements(int alerts, int positions) {
    return List.of(
        RUN.formatted(MANY, "2026-09-01 00:00:00", "2026-10-01 00:00:00"),
        RUN.formatted(PAGE, "2026-09-01 00:00:00", "2026-10-01 00:00:00"),
        RUN.formatted(POSITIONS, "2026-11-01 00:00:00", "2026-11-02 00:00:00"),
        ALERTS.formatted(MANY, alerts),
        ALERTS.formatted(PAGE, Math.min(alerts, PAGE_ROWS)),
        VERSIONS.formatted(POSITIONS, positions),
        "INSERT INTO rule_packs (* EXCEPT(batch)) VALUES ('"
            + POSITIONS
            + "', 'binance-usdm', '2024-10-24', 'binance', '2024-10-24 00:00:00', '2024-10-24"
            + " 00:00:00', 'trial', true)",
        "INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price) SELECT '"
            + POSITIONS
            + "', 'binance', 'BTCUSDT', toDateTime64('2026-11-01 00:00:00', 6, 'UTC') + number,"
            + " toDecimal64(61000 + number % 100, 2) FROM numbers(1000)",
        "INSERT INTO desk_exposures (run_id, as_of, node, level, settlement_asset) VALUES ('"
            + POSITIONS
            + "', '2026-11-02 00:00:00', 'firm', 'firm', 'USDT')");
  }

  /** Path of the position with a number, below {@code …/positions/}. */
  public static String position(int number) {
    return "binance/account-" + number + "/BTCUSDT/long";
  }

  /** The statement that sums the rows of a run in a table. */
  public static String digest(String table, String run) {
    return DIGEST.formatted(table, run);
  }
}
