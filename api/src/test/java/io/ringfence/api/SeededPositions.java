package io.ringfence.api;

import java.util.List;

/**
 * Positions of {@link SeededRuns#CRASH}. Desk {@code alpha2} has one near its end, one on a stale
 * mark and one without a mark; {@code alpha} two that are well, {@code beta} one.
 */
public final class SeededPositions {
  /** The position of alpha2 that is near its end. */
  public static final String NEAR = "binance/m/BTCUSDT/long";

  /** The short of alpha2, on a stale mark until a test brings another. */
  public static final String SHORT = "binance/m/XRPUSDT/short";

  /** An instant at which all of them are open. */
  public static final String AT = "2025-10-10T21:30:00Z";

  /** A position of alpha2 in {@link SeededRuns#LAST} that changed every second. */
  public static final String OFTEN = "binance/o/BTCUSDT/long";

  /** How often it changed. */
  public static final int CHANGES = 8;

  private SeededPositions() {}

  static List<String> statements() {
    return List.of(
        """
        INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
        occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
        isolated_margin, amount, lifetime_cap, leverage, settlement_asset, desk, book, trader,
        stop_price, stop_quantity, planned_max_loss, thesis, plan, rule_pack, contract_kind,
        contract_multiplier) VALUES
        """
            + String.join(
                ", ",
                version("a", "BTCUSDT", "long", "0.5", "60000", "3000", "alpha", "one", "57000"),
                version("a", "ETHUSDT", "short", "10", "2500", "2500", "alpha", "one", "NULL"),
                version("m", "BTCUSDT", "long", "0.1", "61000", "400", "alpha2", "x", "NULL"),
                version("m", "SOLUSDT", "long", "20", "150", "300", "alpha2", "x", "NULL"),
                version("m", "XRPUSDT", "short", "1000", "2.5", "500", "alpha2", "x", "2.8"),
                version("b", "BTCUSDT", "short", "0.2", "59000", "1200", "beta", "two", "NULL")),
        """
        INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
        occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
        isolated_margin, lifetime_cap, leverage, settlement_asset, desk, book, trader, rule_pack,
        contract_kind, contract_multiplier) SELECT 'replay-last', 'binance', 'o', 'BTCUSDT', 'long',
        '%s', toDateTime64('2025-10-09 00:00:00', 6, 'UTC') + number, number + 1, 'version',
        number + 1, 1, 'open', '0.1', '60000', toString(400 + number), '400', '10', 'USDT',
        'alpha2', 'x', 'kim', 'binance-usdm@2024-10-24', 'linear', '1' FROM numbers(%s)\
        """
            .formatted(OFTEN, CHANGES),
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price) VALUES
        ('replay-last', 'binance', 'BTCUSDT', '2025-10-09 00:00:00', '60000'),
        ('replay-crash', 'binance', 'XRPUSDT', '2025-10-10 17:00:00', '2.41'),
        ('replay-crash', 'binance', 'BTCUSDT', '2025-10-10 20:00:00', '60500.1'),
        ('replay-crash', 'binance', 'BTCUSDT', '2025-10-10 20:30:00', '59200.4'),
        ('replay-crash', 'binance', 'BTCUSDT', '2025-10-10 21:15:00', '58100'),
        ('replay-crash', 'binance', 'ETHUSDT', '2025-10-10 20:00:00', '2480.25'),
        ('replay-crash', 'binance', 'ETHUSDT', '2025-10-10 21:15:00', '2401.5')\
        """,
        """
        INSERT INTO budgets (run_id, node, metric, currency, soft, hard, soft_leave, hard_leave,
        min_dwell_s) VALUES
        ('replay-crash', 'firm/alpha2', 'open_capital_at_risk', 'USDT', '1000', '1500', '1000',
         '1500', 0)\
        """,
        """
        INSERT INTO budget_states (run_id, as_of, node, metric, currency, state, previous_state,
        used, known_part, unknown_count, soft, hard) VALUES
        ('replay-crash', '2025-10-10 20:00:00', 'firm/alpha2', 'open_capital_at_risk', 'USDT',
         'WARNING', 'WITHIN', '1200', '1200', 0, '1000', '1500')\
        """,
        """
        INSERT INTO budget_uses (run_id, as_of, node, metric, currency, state, used, known_part,
        unknown_count, soft, hard) VALUES
        ('replay-crash', '2025-10-10 20:00:00', 'firm/alpha2', 'open_capital_at_risk', 'USDT',
         'WARNING', '1200', '1200', 0, '1000', '1500')\
        """,
        """
        INSERT INTO alerts (run_id, at, kind, level, node, position_key, metric, mark_price,
        liquidation_price, distance, margin_ratio, state, used, received_at, emitted_at) VALUES
        ('replay-crash', '2025-10-10 21:15:00', 'DISTANCE', '0.02', 'firm/alpha2/x',
         'binance/m/BTCUSDT/long', NULL, '58100', '57228.9', '0.0149', '0.21', NULL, NULL,
         '2025-10-10 21:15:00.100', '2025-10-10 21:15:00.112'),
        ('replay-crash', '2025-10-10 21:00:00', 'BUDGET', NULL, 'firm/alpha', NULL, 'period_loss',
         NULL, NULL, NULL, NULL, 'BREACH', '250.5', NULL, NULL)\
        """,
        """
        INSERT INTO liquidations (run_id, at, position_key, episode, desk, book, settlement_asset,
        quantity, mark_price, liquidation_price, equity, requirement, loss, deficit, presumed)
        VALUES ('replay-crash', '2025-10-10 21:05:00', 'binance/m/DOGEUSDT/long', 1, 'alpha2', 'x',
         'USDT', '1000', '0.2', '0.205', '1', '2', '25', '0', true)\
        """,
        """
        INSERT INTO breaches (run_id, batch, as_of, node, metric, currency, scope, number, event,
        opened_at, cause, active, hard, used, known_part, unknown_count, peak, peak_at,
        confirmed_at, ended_at, ending) VALUES
        ('replay-crash', 'b', '2025-10-10 21:00:00', 'firm/alpha', 'period_loss', 'USDT', NULL, 1,
         'OPENED', '2025-10-10 21:00:00', 'MARKET', false, '200', '250.5', '250.5', 0, '250.5',
         '2025-10-10 21:00:00', NULL, NULL, NULL)\
        """,
        """
        INSERT INTO threshold_actions (run_id, as_of, node, metric, currency, scope, threshold,
        action, outcome, action_id, breach) VALUES
        ('replay-crash', '2025-10-10 21:00:00', 'firm/alpha', 'period_loss', 'USDT', NULL, 'SOFT',
         'NOTIFY', 'FIRED', '00112233445566778899aabbccddeeff', NULL),
        ('replay-crash', '2025-10-10 21:00:00', 'firm/alpha', 'period_loss', 'USDT', NULL, 'HARD',
         'REDUCE_ONLY', 'FIRED', 'ffeeddccbbaa99887766554433221100', 1)\
        """,
        """
        INSERT INTO rejects (run_id, file, line, kind, code, reason, original, occurred_at) VALUES
        ('replay-crash', 'positions.csv', 7, 'positions', 'UNKNOWN_INSTRUMENT',
         'instrument must be of a rule pack, was NOPE', 'a,NOPE,1', NULL)\
        """);
  }

  private static String version(
      String account,
      String instrument,
      String side,
      String quantity,
      String entry,
      String wallet,
      String desk,
      String book,
      String stop) {
    String key = "binance/%s/%s/%s".formatted(account, instrument, side);
    return """
    ('replay-crash', 'binance', '%s', '%s', '%s', '%s', '2025-10-10 20:00:00', 1, 'version', 1, 1,
     'open', '%s', '%s', '%s', NULL, '%s', '10', 'USDT', '%s', '%s', 'kim', %s, %s, '500', 'intact',
     'exit', 'binance-usdm@2024-10-24', 'linear', '1')\
    """
        .formatted(
            account,
            instrument,
            side,
            key,
            quantity,
            entry,
            wallet,
            wallet,
            desk,
            book,
            stop.equals("NULL") ? stop : "'" + stop + "'",
            stop.equals("NULL") ? stop : "'" + quantity + "'");
  }
}
