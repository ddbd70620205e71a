package io.ringfence.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crash that is written into tables of its own, step by step as a job would, and a server on them
 * that believes a key of this machine.
 */
public final class StoredCrash implements AutoCloseable {
  /** The position whose mark is watched. */
  public static final String WATCHED = "binance/c/BTCUSDT/long";

  private static final String DATABASE = "crash";
  private static final long PAUSE_MILLIS = 90;

  /** Leverage of each, from calm to reckless. */
  private static final List<Integer> LEVERAGES = List.of(8, 10, 5, 15, 20);

  private final RunningApi api;
  private final ApiServer server;
  private final CrashSteps crash;
  private final Map<String, BigDecimal> wallets = new LinkedHashMap<>();
  private final List<Long> written = new ArrayList<>();

  private StoredCrash(RunningApi api, ApiServer server, CrashSteps crash) {
    this.api = api;
    this.server = server;
    this.crash = crash;
  }

  /** Makes the tables, opens the positions at the first marks and starts a server. */
  public static StoredCrash start(RunningApi api) {
    api.migrate(DATABASE);
    StoredCrash crash =
        new StoredCrash(
            api, api.another(api.issuer().localTrust(), 0, DATABASE), CrashSteps.ofThisMachine());
    crash.open();
    return crash;
  }

  private void open() {
    CrashSteps.Step first = crash.steps().getFirst();
    for (int i = 0; i < CrashSteps.HELD.size(); i++) {
      BigDecimal entry = Objects.requireNonNull(first.marks().get(CrashSteps.HELD.get(i)));
      BigDecimal wallet =
          BigDecimal.valueOf(10_000)
              .divide(BigDecimal.valueOf(LEVERAGES.get(i)), 2, RoundingMode.UP);
      wallets.put(CrashSteps.HELD.get(i), wallet);
      api.execute(
          DATABASE,
          """
          INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
          occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
          isolated_margin, amount, lifetime_cap, leverage, settlement_asset, desk, book, trader,
          stop_price, stop_quantity, planned_max_loss, thesis, plan, rule_pack, contract_kind,
          contract_multiplier) VALUES ('live-crash', 'binance', 'c', '%1$s', 'long',
          'binance/c/%1$s/long', '%2$s', 1, 'version', 1, 1, 'open', '%3$s', '%4$s', '%5$s', NULL,
          '%5$s', '%6$s', 'USDT', 'crash', 'x', 'kim', NULL, NULL, '2000', 'intact', 'add',
          'binance-usdm@2024-10-24', 'linear', '1')"""
              .formatted(
                  CrashSteps.HELD.get(i),
                  stored(first.at()),
                  BigDecimal.valueOf(10_000).divide(entry, 6, RoundingMode.DOWN).toPlainString(),
                  entry.toPlainString(),
                  wallet.toPlainString(),
                  LEVERAGES.get(i)));
    }
    write(first);
  }

  /** Writes the rest, pausing between steps, and remembers when each was begun to be written. */
  public void play() {
    written.add(0L);
    for (CrashSteps.Step step : crash.steps().subList(1, crash.steps().size())) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
      written.add(System.currentTimeMillis());
      write(step);
    }
  }

  private void write(CrashSteps.Step step) {
    String rows =
        step.marks().entrySet().stream()
            .map(
                mark ->
                    "('live-crash', 'binance', '%s', '%s', '%s')"
                        .formatted(
                            mark.getKey(), stored(step.at()), mark.getValue().toPlainString()))
            .collect(Collectors.joining(", "));
    api.execute(
        DATABASE,
        "INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price) VALUES " + rows);
    api.execute(
        DATABASE,
        """
        INSERT INTO desk_exposures (run_id, as_of, node, level, settlement_asset, positions,
        unknown_positions, isolated_margin, open_capital_at_risk, equity, known_equity,
        period_loss, unknown_results, unknown_results_day) VALUES ('live-crash', '%1$s',
        'firm/crash', 'desk', 'USDT', %2$s, 0, '%3$s', '%3$s', '%4$s', '%4$s', '%3$s', 0, 0)"""
            .formatted(stored(step.at()), CrashSteps.HELD.size(), capital(), equity(step)));
  }

  private BigDecimal capital() {
    return wallets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A figure that falls with the marks; what a desk has is the job's to say, not a test's. */
  private String equity(CrashSteps.Step step) {
    BigDecimal fall = step.watched().subtract(crash.steps().getFirst().watched());
    return capital().add(fall).toPlainString();
  }

  /** Open capital as the board writes it. */
  public String lastCapital() {
    return capital().setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String stored(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }

  /** Its steps, the first of them written before anybody looks. */
  public CrashSteps steps() {
    return crash;
  }

  /** When each step was begun to be written, milliseconds of the wall clock; of the first: 0. */
  public List<Long> written() {
    return written;
  }

  /** Where the server listens. */
  public URI url() {
    return server.url();
  }

  /** A token that the server believes. */
  public String token() {
    return api.issuer().localToken("risk-desk", "crash");
  }

  /** Open positions as the server answers them. */
  public JsonNode positions() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/v1/positions"))
              .header("Authorization", "Bearer " + token())
              .build();
      return JsonMapper.shared()
          .readTree(client.send(request, BodyHandlers.ofString()).body())
          .at("/positions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
