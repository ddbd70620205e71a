package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.Inputs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Twenty-four minutes of three instruments: marks that wander and fall, positions of several books,
 * stops and fills, wallet events, funding, budgets that say everything a budget can say, and rows
 * that must be refused. Each row once, each file in the order of time; no two rows of one identity
 * contradict each other, so that no result depends on which comes first. Every second scenario is
 * for a live run: there marks jump, and wait to be confirmed.
 */
final class Scenario {
  /** A row of a file. */
  record Row(long atMicros, String text) {}

  private static final int MINUTES = 24;
  private static final int CRASH_MINUTE = 16;
  private static final long START = Inputs.at("2025-10-09T00:00:00Z");
  private static final long MINUTE = 60_000_000;
  private static final String[] INSTRUMENTS = {
    "binance,%s,BTCUSDT", "binance,%s,ETHUSDT", "other,%s,BTCUSDT"
  };
  private static final String[] BOOKS = {"macro,majors", "macro,alts", "carry,basis"};
  private static final Map<InputKind, String> HEADERS =
      Map.of(
          InputKind.MARKS, Inputs.MARKS,
          InputKind.FUNDING, Inputs.FUNDING,
          InputKind.POSITIONS, Inputs.POSITIONS,
          InputKind.WALLET_EVENTS, Inputs.WALLET_EVENTS,
          InputKind.ACCOUNTS, Inputs.ACCOUNTS,
          InputKind.BUDGETS, ScenarioBudgets.HEADER,
          InputKind.CAPITAL, Inputs.CAPITAL,
          InputKind.RATES, Inputs.RATES,
          InputKind.STOPS, Inputs.STOPS,
          InputKind.VENUE_FILLS, Inputs.VENUE_FILLS);

  private final Random random;
  private final Map<InputKind, List<Row>> rows = new EnumMap<>(InputKind.class);
  private final double[] prices = {100, 50, 100};

  private Scenario(long seed) {
    random = new Random(seed);
    HEADERS.keySet().forEach(kind -> rows.put(kind, new ArrayList<>()));
    for (int minute = 0; minute < MINUTES; minute++) {
      draw(minute);
    }
    addRulesAndBalances();
    addRates(new Random(~seed));
    ScenarioFeeds feeds = new ScenarioFeeds(new Random(seed * 31 + 7), START);
    rows(InputKind.STOPS).addAll(feeds.stops());
    rows(InputKind.VENUE_FILLS).addAll(feeds.fills());
    if (isLive(seed)) {
      rows(InputKind.MARKS).addAll(feeds.jolts(rows(InputKind.MARKS)));
      rows(InputKind.MARKS).sort(Comparator.comparingLong(Row::atMicros));
    }
  }

  /** Whether a scenario is for a run on live data. */
  static boolean isLive(long seed) {
    return Math.floorMod(seed, 2) == 1;
  }

  /** What a unit of the other asset is worth, now and then; at first nobody knows. */
  private void addRates(Random drawn) {
    for (int minute = 2; minute < MINUTES; minute += 1 + drawn.nextInt(3)) {
      long at = START + minute * MINUTE + drawn.nextInt(60) * (MINUTE / 60);
      String rate = "0." + (80 + drawn.nextInt(20));
      String time = Instant.ofEpochSecond(at / 1_000_000).toString();
      rows(InputKind.RATES).add(new Row(at, time + ",USDC,USDT," + rate + ",index"));
    }
  }

  static Scenario of(long seed) {
    return new Scenario(seed);
  }

  static String header(InputKind kind) {
    return HEADERS.getOrDefault(kind, "");
  }

  /** When the rules change, epoch microseconds. */
  static long rulesChange() {
    return START + MINUTES / 2 * MINUTE;
  }

  Map<InputKind, List<Row>> rows() {
    return rows;
  }

  private void draw(int minute) {
    for (int instrument = 0; instrument < INSTRUMENTS.length; instrument++) {
      prices[instrument] *=
          1 + (random.nextDouble() - 0.51) * (minute == CRASH_MINUTE ? 0.4 : 0.03);
      if (random.nextInt(4) > 0) {
        add(InputKind.MARKS, minute, key(instrument, null) + "," + price(instrument));
      }
      if (random.nextInt(8) == 0) {
        add(InputKind.FUNDING, minute, key(instrument, null) + "," + rate());
      }
    }
    if (random.nextInt(3) > 0) {
      add(InputKind.POSITIONS, minute, position(minute));
    }
    if (random.nextInt(3) == 0) {
      add(InputKind.WALLET_EVENTS, minute, walletEvent(minute));
    }
    if (random.nextInt(25) == 0) {
      add(InputKind.MARKS, minute, "binance,XXX,1");
      add(InputKind.FUNDING, minute, "binance,BTCUSDT,much");
    }
  }

  private void add(InputKind kind, int minute, String cells) {
    boolean ofMarket = kind == InputKind.MARKS || kind == InputKind.FUNDING;
    int second = ofMarket ? random.nextInt(2) * 30 : random.nextInt(60);
    long at = START + minute * MINUTE + second * (MINUTE / 60);
    String time = Instant.ofEpochSecond(at / 1_000_000).toString();
    boolean taken = rows(kind).stream().anyMatch(row -> isOfSameIdentity(row, time, cells));
    if (!taken) {
      rows(kind).add(new Row(at, time + "," + cells));
      rows(kind).sort(Comparator.comparingLong(Row::atMicros));
    }
  }

  private List<Row> rows(InputKind kind) {
    return Objects.requireNonNull(rows.get(kind));
  }

  /** Marks and funding of one instant: venue, instrument and time are what identifies them. */
  private static boolean isOfSameIdentity(Row row, String time, String cells) {
    String identity = cells.substring(0, cells.lastIndexOf(','));
    return row.text().startsWith(time + "," + identity);
  }

  private String position(int minute) {
    int instrument = random.nextInt(INSTRUMENTS.length);
    String quantity = random.nextInt(6) == 0 ? "0" : decimal(1 + random.nextInt(20));
    return String.join(
        ",",
        String.valueOf(minute + 8 - random.nextInt(8)),
        key(instrument, "A" + random.nextInt(2)),
        random.nextBoolean() ? "long" : "short",
        quantity,
        price(instrument),
        decimal(20 + random.nextInt(400)),
        String.valueOf(2 + random.nextInt(15)),
        BOOKS[random.nextInt(BOOKS.length)],
        "T");
  }

  private String walletEvent(int minute) {
    String[] kinds = {"add", "remove", "fee"};
    return String.join(
        ",",
        String.valueOf(minute),
        key(random.nextInt(INSTRUMENTS.length), "A" + random.nextInt(2)),
        random.nextBoolean() ? "long" : "short",
        kinds[random.nextInt(kinds.length)],
        decimal(1 + random.nextInt(60)));
  }

  private void addRulesAndBalances() {
    rows(InputKind.BUDGETS).addAll(ScenarioBudgets.rows(START));
    rows(InputKind.CAPITAL).add(new Row(START, "firm,10000,USDT,"));
    rows(InputKind.CAPITAL).add(new Row(START, "firm/macro,5000,USDT,"));
    add(InputKind.ACCOUNTS, 0, "binance,A0,USDT,1000.5");
    add(InputKind.ACCOUNTS, 9, "binance,A0,USDT,900");
  }

  private static String key(int instrument, @Nullable String account) {
    return account == null
        ? INSTRUMENTS[instrument].replace("%s,", "")
        : INSTRUMENTS[instrument].formatted(account);
  }

  private String price(int instrument) {
    return rounded(prices[instrument], 4);
  }

  private String rate() {
    return rounded(random.nextGaussian() * 0.001, 6);
  }

  private static String rounded(double figure, int digits) {
    return new BigDecimal(figure).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private String decimal(int whole) {
    return whole + "." + random.nextInt(100);
  }
}
