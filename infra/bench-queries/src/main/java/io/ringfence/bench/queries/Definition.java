package io.ringfence.bench.queries;

/**
 * Rows as they follow from their number, said in SQL: the tables are filled from it, and it answers
 * the same questions without them.
 */
final class Definition {
  /** The run all rows belong to. */
  static final String RUN = "bench-queries";

  /** Epoch seconds of the first instant, 2026-01-01T00:00:00Z. */
  static final long FIRST = 1_767_225_600L;

  /** Seconds of the range that changes are spread over: inside one month. */
  static final long RANGE = 28L * 86_400;

  /** Snapshots of the positions, an hour apart. */
  static final int SNAPSHOTS = 3;

  /** Budgets: two metrics of the firm and 19 desks. */
  static final int BUDGETS = 40;

  /** Changes of a position; one in {@link #CORRECTED} was stored twice, recorded later. */
  static final int CHANGES = 20;

  static final int CORRECTED = 100;

  /** Instruments and traders that changes are of. */
  static final int INSTRUMENTS = 200;

  static final int TRADERS = 250;

  private static final String INSTANT = "fromUnixTimestamp64Micro(toInt64((%s) * 1000000), 'UTC')";

  /** Positions of a snapshot; {@code number} from 0 counts through all snapshots. */
  private static final String POSITIONS =
      """
      SELECT %s AS as_of, number %% {positions} AS p,
        concat('binance/account-', toString(intDiv(p, 400)), '/COIN', toString(p %% 200), 'USDT/',
          if(intDiv(p, 200) %% 2 = 0, 'long', 'short')) AS position_key,
        concat('desk-', toString(p %% 50)) AS desk,
        toInt64(1000 + cityHash64(number) %% 100000) AS margin,
        toInt64(cityHash64(number, 'pnl') %% 2000) - 1000 AS pnl, p %% 997 = 0 AS unmarked
      FROM numbers(%s, %s)\
      """;

  private static final String USES =
      """
      SELECT %s AS as_of, number %% {budgets} AS b,
        if(intDiv(b, 2) = 0, 'firm', concat('firm/desk-', toString(intDiv(b, 2)))) AS node,
        if(b %% 2 = 0, 'open_capital_at_risk', 'period_loss') AS metric,
        if(number %% 9973 = 0, NULL, toInt64(cityHash64(number) %% 100000)) AS used
      FROM numbers(%s, %s)\
      """;

  private static final String VERSIONS =
      """
      SELECT number < {changes} AS original, toInt64(number) AS m,
        if(original, m, (m - {changes}) * {corrected}) AS n,
        intDiv(n, {each}) AS p, n %% {each} AS v, intDiv(p, 400) AS account_number,
        {first} + v * intDiv({range}, {each})
          + toInt64(cityHash64(n) %% intDiv({range}, {each})) AS at_second,
        %s AS occurred_at,
        concat('account-', toString(account_number)) AS account,
        concat('COIN', toString(p %% {instruments}), 'USDT') AS instrument,
        if(intDiv(p, 200) %% 2 = 0, 'long', 'short') AS side,
        concat('binance/', account, '/', instrument, '/', side) AS position_key,
        concat('trader-', toString(account_number %% {traders})) AS trader,
        concat('desk-', toString(account_number %% 50)) AS desk,
        toInt64(1000 + cityHash64(n, 'margin') %% 100000) + if(original, 0, 7) AS margin
      FROM numbers(%s, %s)\
      """;

  private final QueriesOptions options;

  Definition(QueriesOptions options) {
    this.options = options;
  }

  /** Rows of all snapshots. */
  long snapshotRows() {
    return options.positions() * SNAPSHOTS;
  }

  /** Rows of the changes with those that were stored again. */
  long changeRows() {
    return options.changes() + Math.ceilDiv(options.changes(), CORRECTED);
  }

  /** Seconds between two uses of a budget: one, so that hours hold thousands. */
  long lastUse() {
    return FIRST + (options.rows() - 1) / BUDGETS;
  }

  /** Positions with these numbers. */
  String positions(long from, long count) {
    String at = instant(FIRST + " + intDiv(number, {positions}) * 3600");
    return filled(POSITIONS.formatted(at, from, count));
  }

  /** Uses with these numbers. */
  String uses(long from, long count) {
    return filled(USES.formatted(instant(FIRST + " + intDiv(number, {budgets})"), from, count));
  }

  /** Changes with these numbers; those from {@link QueriesOptions#changes()} on are corrections. */
  String versions(long from, long count) {
    return filled(VERSIONS.formatted(instant("at_second"), from, count));
  }

  /** Changes as they hold: a corrected one with what it was corrected to. */
  String holding() {
    return "SELECT * FROM ("
        + versions(0, changeRows())
        + ") WHERE NOT original OR n % "
        + CORRECTED
        + " != 0";
  }

  private static String instant(String seconds) {
    return INSTANT.formatted(seconds);
  }

  private String filled(String sql) {
    return sql.replace("{positions}", Long.toString(options.positions()))
        .replace("{budgets}", Integer.toString(BUDGETS))
        .replace("{changes}", Long.toString(options.changes()))
        .replace("{corrected}", Integer.toString(CORRECTED))
        .replace("{each}", Integer.toString(CHANGES))
        .replace("{first}", Long.toString(FIRST))
        .replace("{range}", Long.toString(RANGE))
        .replace("{instruments}", Integer.toString(INSTRUMENTS))
        .replace("{traders}", Integer.toString(TRADERS));
  }
}
