package io.ringfence.api;

import java.util.List;

/**
 * What the engine holds in tests. Run {@link #CRASH} reaches furthest: at 20:00 everything is
 * known, at 21:00 one position of desk {@code alpha} has no mark. Desk {@code alpha2} is there for
 * its name, which begins like another's. Run {@link #LAST} was replayed on last prices.
 */
public final class SeededRuns {
  /** The run that reaches furthest. */
  public static final String CRASH = "replay-crash";

  /** An older run, on last prices. */
  public static final String LAST = "replay-last";

  /** A run that follows topics and is still running. */
  public static final String FOLLOWED = "follow-live";

  /** A run that followed topics until it was told to stop. */
  public static final String STOPPED = "follow-stopped";

  /** A run that has desk figures and has said nothing of itself. */
  public static final String CUT_OFF = "cut-off";

  /** An amount with every digit its column has. */
  public static final String EVERY_DIGIT =
      "9999999999999999999999999999999999999999.999999999999999999999999999999999999";

  private SeededRuns() {}

  static List<String> statements() {
    return List.of(
        """
        INSERT INTO runs (* EXCEPT(batch)) VALUES
        ('replay-crash', true, 'mark', '2025-10-10 20:00:00', NULL, '2025-10-10 20:00:00',
         '2025-10-10 22:00:00.5', repeat('a', 64), 'test', '{}'),
        ('replay-last', true, 'last', NULL, NULL, '2025-10-09 00:00:00',
         '2025-10-09 01:00:00', repeat('b', 64), 'test', '{}')""",
        """
        INSERT INTO run_heartbeats (run_id, batch, state, heartbeat_at, simulated, mark_basis,
          first_at, as_of, input_digest, model_build, options) VALUES
        ('follow-live', 'h1', 'RUNNING', '2025-10-08 09:00:00', false, 'mark',
         '2025-10-08 08:00:00', '2025-10-08 08:59:58', repeat('c', 64), 'test', '{}'),
        ('follow-live', 'h2', 'RUNNING', '2025-10-08 09:00:05', false, 'mark',
         '2025-10-08 08:00:00', '2025-10-08 09:00:03', repeat('c', 64), 'test', '{}'),
        ('follow-stopped', 'h1', 'RUNNING', '2025-10-07 09:00:00', false, 'mark',
         '2025-10-07 08:00:00', '2025-10-07 08:59:58', repeat('d', 64), 'test', '{}'),
        ('follow-stopped', 'h2', 'STOPPED', '2025-10-07 09:00:01', false, 'mark',
         '2025-10-07 08:00:00', '2025-10-07 08:59:59', repeat('d', 64), 'test', '{}')""",
        """
        INSERT INTO rule_packs (* EXCEPT(batch)) VALUES
        ('replay-crash', 'binance-usdm', '2024-10-24', 'binance', '2024-10-24 00:00:00',
         '2024-10-24 00:00:00', 'test', true)""",
        exposures(),
        """
        INSERT INTO budgets (* EXCEPT(batch, recorded_at, given_at, kind, scope, basis, regime, soft_actions,
        hard_actions, proposed_by, approved_by, day_zone, day_cut)) VALUES
        ('replay-crash', 'firm/alpha', 'period_loss', 'USDT', '100', '200', '100', '200', 0,
         NULL, '2026-01-01 00:00:00'),
        ('replay-crash', 'firm/beta', 'gap_loss', 'USDT', '10', '20', '10', '20', 0, NULL, NULL)""",
        """
        INSERT INTO budget_states (* EXCEPT(batch, recorded_at, scope, kind, basis)) VALUES
        ('replay-crash', '2025-10-10 20:00:00', 'firm/alpha', 'period_loss', 'USDT', 'WITHIN',
         NULL, '50', '50', 0, '100', '200'),
        ('replay-crash', '2025-10-10 21:00:00', 'firm/alpha', 'period_loss', 'USDT', 'BREACH',
         'WITHIN', '250.5', '250.5', 0, '100', '200'),
        ('replay-crash', '2025-10-10 20:00:00', 'firm/beta', 'gap_loss', 'USDT',
         'UNKNOWN_AT_LEAST', NULL, NULL, '0', 1, '10', '20')""");
  }

  private static String exposures() {
    return "INSERT INTO desk_exposures (* EXCEPT(batch, recorded_at, stale_positions)) VALUES "
        + String.join(
            ", ",
            known("replay-crash", "20:00:00", "firm", "firm", "400"),
            known("replay-crash", "20:00:00", "firm/alpha", "desk", "100.5"),
            known("replay-crash", "20:00:00", "firm/alpha/one", "book", "100.5"),
            known("replay-crash", "20:00:00", "firm/alpha2", "desk", "99.5"),
            known("replay-crash", "20:00:00", "firm/beta", "desk", EVERY_DIGIT),
            known("replay-crash", "20:00:00", "firm/beta/two", "book", EVERY_DIGIT),
            partlyKnown("21:00:00", "firm", "firm", 2),
            partlyKnown("21:00:00", "firm/alpha", "desk", 0),
            partlyKnown("21:00:00", "firm/alpha/one", "book", 2),
            known("replay-last", "00:30:00", "firm/alpha", "desk", "7")
                .replace("2025-10-10 00:30", "2025-10-09 00:30"),
            known("cut-off", "00:30:00", "firm/alpha", "desk", "7")
                .replace("2025-10-10 00:30", "2025-10-06 00:30"));
  }

  private static String known(String run, String time, String node, String level, String equity) {
    return """
    ('%1$s', '2025-10-10 %2$s', '%3$s', '%4$s', 'USDT', 2, 0, '110', '110', '%5$s', '-9.5',
     '5', '20', '1000', '-1000', '101', '%5$s', '-9.5', '5', '1000', '-1.25', '0.000000000001',
     '0', '0', '111.25', 0, 1, '0.000000000000000001', '%6$s', '0.05', 0, 0)"""
        .formatted(run, time, node, level, equity, nearest(node));
  }

  private static String nearest(String node) {
    if (node.startsWith("firm/alpha2")) {
      return SeededPositions.NEAR;
    }
    return node.startsWith("firm/beta") ? "binance/b/BTCUSDT/short" : "binance/a/BTCUSDT/long";
  }

  /** Of three results nobody said some are of today; tickets of desk alpha know its loss. */
  private static String partlyKnown(String time, String node, String level, int ofToday) {
    return """
    ('replay-crash', '2025-10-10 %s', '%s', '%s', 'USDT', 3, 1, '150', '150', NULL, NULL, NULL,
     NULL, NULL, NULL, NULL, '100.5', '-9.5', '5', '1000', '-1.25', '0', '0', '0', '151.25', 0,
     NULL, NULL, NULL, NULL, 3, %s)"""
        .formatted(time, node, level, ofToday);
  }
}
