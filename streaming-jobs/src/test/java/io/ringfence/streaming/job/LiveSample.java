package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.intake.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A day in three parts drawn from a seed, at instants that differ: positions of two desks, of which
 * one is liquidated and the other is not, movements of wallets, funding, marks, and rows that come
 * twice. In the second part nothing comes but marks, in the third {@link VenueSteps}, too.
 */
final class LiveSample {
  static final int PARTS = 3;
  private static final int STEPS = 40;
  private static final String[] INSTRUMENTS = {"BTCUSDT", "ETHUSDT"};

  private static final Map<InputKind, String> HEADERS =
      new TreeMap<>(
          Map.of(
              InputKind.MARKS, Inputs.MARKS,
              InputKind.FUNDING, Inputs.FUNDING,
              InputKind.POSITIONS, Inputs.POSITIONS + ",realised_pnl",
              InputKind.STOPS, Inputs.STOPS,
              InputKind.WALLET_EVENTS, Inputs.WALLET_EVENTS,
              InputKind.VENUE_FILLS, Inputs.VENUE_FILLS,
              InputKind.BUDGETS, Inputs.BUDGETS));

  private final Random random;
  private final List<Map<InputKind, List<String>>> parts = new ArrayList<>();
  private final double[] prices = {100, 50};
  private final VenueSteps venue =
      new VenueSteps((kind, row) -> add(2, kind, row), this::betweenTimes);
  private int second;

  /** Between two rows in the middle of the last part. */
  private String rulesAt = "";

  /** Marks of each part, as the job must count them: a repetition is none. */
  final int[] marks = new int[PARTS];

  LiveSample(long seed) {
    random = new Random(seed);
    for (int part = 0; part < PARTS; part++) {
      parts.add(new TreeMap<>());
      draw(part);
    }
  }

  private void draw(int part) {
    if (part == 0) {
      add(part, InputKind.BUDGETS, "firm/carry,gross_notional,100,200,USDT,,,,,");
      add(part, InputKind.BUDGETS, "firm/carry,leverage,1,2,,,,,,");
      add(part, InputKind.BUDGETS, "firm/carry,period_loss,100,200,USDT,,,,,");
      add(part, InputKind.BUDGETS, "firm,unstopped_positions,1,2,,,,,,");
      add(part, InputKind.BUDGETS, "firm,concentration_asset,0.5,0.9,,,,,,");
      for (int account = 0; account < 6; account++) {
        open(account);
      }
    }
    for (int step = 0; step < STEPS; step++) {
      for (int instrument = 0; instrument < INSTRUMENTS.length; instrument++) {
        mark(part, instrument);
      }
      if (part != 1) {
        something(part, step);
      }
      if (part == 2 && step == STEPS / 2) {
        rulesAt = betweenTimes();
      }
      if (part == 2) {
        venue.at(step, prices[0], prices[1]);
      }
    }
    again(part, InputKind.MARKS);
  }

  private void open(int account) {
    boolean isCarry = account >= 3;
    for (int instrument = 0; instrument < INSTRUMENTS.length; instrument++) {
      double notional = 10 * prices[instrument];
      double wallet = notional * (isCarry ? 0.3 : 0.03 + 0.03 * account);
      position(0, account, instrument, 1, "10.25", decimal(wallet), isCarry);
    }
  }

  private void position(
      int part,
      int account,
      int instrument,
      int sequence,
      String quantity,
      String wallet,
      boolean isCarry) {
    String book = isCarry ? "carry," + (account == 5 ? "hedge" : "basis") : "macro,majors";
    add(
        part,
        InputKind.POSITIONS,
        String.join(
            ",",
            time(),
            String.valueOf(sequence),
            key(account, instrument),
            quantity,
            decimal(prices[instrument]),
            wallet,
            "10",
            book,
            "T,"));
  }

  private static String key(int account, int instrument) {
    return "binance,A%s,%s,%s"
        .formatted(account, INSTRUMENTS[instrument], account % 2 == 0 ? "long" : "short");
  }

  private void mark(int part, int instrument) {
    double moved = prices[instrument] * (1 + (random.nextDouble() - 0.5) * 0.03);
    double base = instrument == 0 ? 100 : 50;
    prices[instrument] = Math.clamp(moved, base * 0.85, base * 1.15);
    add(
        part,
        InputKind.MARKS,
        "%s,binance,%s,%s".formatted(time(), INSTRUMENTS[instrument], decimal(prices[instrument])));
    marks[part]++;
  }

  private void something(int part, int step) {
    int instrument = random.nextInt(INSTRUMENTS.length);
    int account = 3 + random.nextInt(3);
    switch (step % 8) {
      case 2 ->
          add(
              part,
              InputKind.FUNDING,
              "%s,binance,%s,0.000%s"
                  .formatted(time(), INSTRUMENTS[instrument], 1 + random.nextInt(8)));
      case 4 ->
          add(
              part,
              InputKind.WALLET_EVENTS,
              "%s,%s,%s,%s,%s"
                  .formatted(
                      time(),
                      part * STEPS + step,
                      key(account, instrument),
                      random.nextBoolean() ? "add" : "fee",
                      decimal(1 + random.nextInt(5))));
      case 6 -> {
        int sequence = 2 + part * STEPS + step;
        double wallet = 12 * prices[instrument] * 0.3;
        position(part, account, instrument, sequence, "12.5", decimal(wallet), true);
        again(part, InputKind.POSITIONS);
      }
      default -> {
        // Nothing but marks.
      }
    }
  }

  /** The last row once more. */
  private void again(int part, InputKind kind) {
    List<String> rows = parts.get(part).getOrDefault(kind, List.of());
    add(part, kind, rows.getLast());
  }

  private void add(int part, InputKind kind, String row) {
    parts.get(part).computeIfAbsent(kind, _ -> new ArrayList<>()).add(row);
  }

  private String time() {
    second++;
    return "2025-10-09T%02d:%02d:%02dZ".formatted(second / 3600, second / 60 % 60, second % 60);
  }

  /** Half a second after the last row: what is added so moves no other. */
  private String betweenTimes() {
    return "2025-10-09T%02d:%02d:%02d.5Z".formatted(second / 3600, second / 60 % 60, second % 60);
  }

  private static String decimal(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }

  /** Writes a rule pack that changes what is asked in the middle of the last part; its options. */
  List<String> writePack(Path folder) throws IOException {
    Path pack = folder.resolve("pack.json");
    Files.writeString(pack, RandomFeeds.pack(rulesAt));
    return List.of("--rule-packs", pack.toString());
  }

  /** Writes a part; the options that name its files. */
  List<String> write(int part, Path folder) throws IOException {
    List<String> options = new ArrayList<>();
    Path target = Files.createDirectories(folder.resolve("part-" + part));
    for (Map.Entry<InputKind, List<String>> rows : parts.get(part).entrySet()) {
      List<String> lines = new ArrayList<>(List.of(String.valueOf(HEADERS.get(rows.getKey()))));
      lines.addAll(rows.getValue());
      Path path = target.resolve(rows.getKey().label() + ".csv");
      Files.write(path, lines);
      options.addAll(List.of("--" + rows.getKey().label(), path.toString()));
    }
    return options;
  }
}
