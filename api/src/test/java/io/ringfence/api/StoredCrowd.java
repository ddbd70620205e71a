package io.ringfence.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Five thousand open positions of twenty desks in tables of their own, whose marks all move with
 * each step, and a server on them that believes a key of this machine.
 */
public final class StoredCrowd implements AutoCloseable {
  /** Open positions. */
  public static final int POSITIONS = 5_000;

  /** Desks they belong to, in equal parts. */
  public static final int DESKS = 20;

  private static final String DATABASE = "crowd";
  private static final Instant BEGINNING = Instant.parse("2025-10-10T20:00:00Z");

  /** Instruments in turn: name, mark at the beginning, quantity held. */
  private static final List<List<String>> HELD =
      List.of(
          List.of("BTCUSDT", "60000.0", "0.2"),
          List.of("ETHUSDT", "2500.00", "4"),
          List.of("XRPUSDT", "2.5000", "4000"),
          List.of("LTCUSDT", "100.00", "100"),
          List.of("ADAUSDT", "0.8000", "12500"));

  private final RunningApi api;
  private final ApiServer server;
  private int steps;

  private StoredCrowd(RunningApi api, ApiServer server) {
    this.api = api;
    this.server = server;
  }

  /** Makes the tables, opens the positions at the first marks and starts a server. */
  public static StoredCrowd start(RunningApi api) {
    api.migrate(DATABASE);
    StoredCrowd crowd = new StoredCrowd(api, api.another(api.issuer().localTrust(), 0, DATABASE));
    crowd.open();
    crowd.step();
    return crowd;
  }

  private static String column(int part) {
    return HELD.stream()
        .map(it -> "'" + it.get(part) + "'")
        .collect(Collectors.joining(", ", "[", "][number % 5 + 1]"));
  }

  /** Every wallet is another one, so that no two stand at the same place of an order by it. */
  private void open() {
    api.execute(
        DATABASE,
        """
        INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
        occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
        isolated_margin, lifetime_cap, leverage, settlement_asset, desk, book, trader, rule_pack,
        contract_kind, contract_multiplier) SELECT 'live-crowd', 'binance',
        concat('c', toString(intDiv(number, 5))) AS login, %s AS name, 'long',
        concat('binance/', login, '/', name, '/long'), '%s', 1, 'version', 1, 1, 'open', %s, %s,
        toString(700 + number * 0.1), toString(700 + number * 0.1), '10', 'USDT',
        concat('d', toString(number %% %s)), 'x', 'kim', 'binance-usdm@2024-10-24', 'linear', '1'
        FROM numbers(%s)"""
            .formatted(column(0), stored(BEGINNING), column(2), column(1), DESKS, POSITIONS));
  }

  /** Moves every mark a little, up and down in turn. */
  public void step() {
    Instant at = BEGINNING.plusSeconds(10L * steps);
    String marks =
        IntStream.range(0, HELD.size())
            .mapToObj(
                i ->
                    "('live-crowd', 'binance', '%s', '%s', '%s')"
                        .formatted(HELD.get(i).getFirst(), stored(at), mark(i)))
            .collect(Collectors.joining(", "));
    List<String> desks = new ArrayList<>();
    for (int i = 0; i < DESKS; i++) {
      desks.add(
          String.format(
              Locale.ROOT,
              "('live-crowd', '%s', 'firm/d%d', 'desk', 'USDT', %d, 0, '237487.5', '237487.5',"
                  + " '%d.5', '%d.5', '0')",
              stored(at),
              i,
              POSITIONS / DESKS,
              230_000 + steps,
              230_000 + steps));
    }
    api.execute(
        DATABASE,
        "INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price) VALUES " + marks);
    api.execute(
        DATABASE,
        "INSERT INTO desk_exposures (run_id, as_of, node, level, settlement_asset, positions,"
            + " unknown_positions, isolated_margin, open_capital_at_risk, equity, known_equity,"
            + " period_loss) VALUES "
            + String.join(", ", desks));
    steps++;
  }

  private String mark(int held) {
    BigDecimal first = new BigDecimal(HELD.get(held).get(1));
    BigDecimal part = BigDecimal.valueOf((steps * 7L + held) % 11 - 5, 4);
    return first
        .add(first.multiply(part))
        .setScale(first.scale(), RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** An instant at which only what was there before the first step is true. */
  public static final String EARLY = BEGINNING.plusSeconds(5).toString();

  /** A mark that was true early and that nobody knew before the run was over. */
  public void learnLate() {
    api.execute(
        DATABASE,
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price, recorded_at) VALUES
        ('live-crowd', 'binance', 'LTCUSDT', '%s', '101.25', '%s')"""
            .formatted(stored(BEGINNING.plusSeconds(2)), stored(BEGINNING.plusSeconds(3_600))));
  }

  /** The mark of Bitcoin in force. */
  public String lastMark() {
    steps--;
    String last = mark(0);
    steps++;
    return last;
  }

  private static String stored(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }

  /** Where the server listens. */
  public URI url() {
    return server.url();
  }

  /** A token that the server believes, of somebody who sees all. */
  public String token() {
    return api.issuer().localToken("compliance", "*");
  }

  @Override
  public void close() {
    server.close();
  }
}
