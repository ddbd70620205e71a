package io.ringfence.streaming;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A replay drawn from a seed: marks that wander and fall, positions of several desks, top-ups,
 * funding, budgets, and rows that repeat, contradict or come too late for their position.
 */
public final class RandomReplay {
  private static final String[] INSTRUMENTS = {"BTCUSDT", "ETHUSDT"};
  private static final String[] BOOKS = {"macro,majors", "macro,alts", "carry,basis"};
  private static final int MINUTES = 180;

  private final Random random;
  private final List<String> marks = new ArrayList<>();
  private final List<String> funding = new ArrayList<>();
  private final List<String> positions = new ArrayList<>();
  private final List<String> walletEvents = new ArrayList<>();
  private final double[] prices = {100, 50};

  private RandomReplay(long seed, int minutes) {
    random = new Random(seed);
    for (int minute = 0; minute < minutes; minute++) {
      draw(minute);
    }
  }

  /** Writes the files of a seed into a folder: three hours. */
  public static Inputs write(long seed, Path folder) {
    return write(seed, folder, MINUTES);
  }

  /** Writes the files of a seed into a folder: some minutes, at most a day. */
  public static Inputs write(long seed, Path folder, int minutes) {
    RandomReplay replay = new RandomReplay(seed, minutes);
    return new Inputs(folder)
        .with(InputKind.MARKS, Inputs.MARKS, replay.marks.toArray(String[]::new))
        .with(InputKind.FUNDING, Inputs.FUNDING, replay.funding.toArray(String[]::new))
        .with(InputKind.POSITIONS, Inputs.POSITIONS, replay.positions.toArray(String[]::new))
        .with(
            InputKind.WALLET_EVENTS,
            Inputs.WALLET_EVENTS,
            replay.walletEvents.toArray(String[]::new))
        .with(
            InputKind.ACCOUNTS,
            Inputs.ACCOUNTS,
            "2025-10-09T00:00:00Z,binance,A,USDT,1000.5",
            "2025-10-09T00:00:00Z,binance,A,USDT,1000.50")
        .with(
            InputKind.BUDGETS,
            Inputs.BUDGETS,
            "firm,open_capital_at_risk,2000,4000,USDT,1900,3900,300,,",
            "firm/macro,leverage,3,6,,,,,,",
            "firm/macro,period_loss,900,1500,USDT,,,,,2025-10-09T02:30:30Z",
            "firm/carry/basis,gross_notional,500,900,USDT,,,120,2025-10-09T00:45:00Z,",
            "firm/carry,unstopped_positions,0,3,,,,,,",
            "nowhere,leverage,3,6,,,,,,")
        .with(InputKind.CAPITAL, Inputs.CAPITAL, "firm,10000,USDT,", "firm/macro,5000,USDT,");
  }

  private void draw(int minute) {
    String at = time(minute, random.nextInt(3));
    for (int instrument = 0; instrument < INSTRUMENTS.length; instrument++) {
      prices[instrument] *= 1 + (random.nextDouble() - 0.51) * (minute == 120 ? 0.4 : 0.03);
      if (random.nextInt(4) > 0) {
        marks.add(at + ",binance," + INSTRUMENTS[instrument] + "," + price(instrument));
      }
      if (random.nextInt(20) == 0) {
        funding.add(at + ",binance," + INSTRUMENTS[instrument] + "," + rate());
      }
    }
    if (random.nextInt(2) == 0) {
      positions.add(position(minute));
    }
    if (random.nextInt(3) == 0) {
      walletEvents.add(walletEvent(minute));
    }
    repeatSomething();
  }

  private String position(int minute) {
    int instrument = random.nextInt(INSTRUMENTS.length);
    String quantity = random.nextInt(6) == 0 ? "0" : decimal(1 + random.nextInt(20));
    return String.join(
        ",",
        time(minute, random.nextInt(60)),
        String.valueOf(minute - random.nextInt(3)),
        key(instrument),
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
        time(minute, random.nextInt(60)),
        String.valueOf(minute),
        key(random.nextInt(INSTRUMENTS.length)),
        kinds[random.nextInt(kinds.length)],
        decimal(1 + random.nextInt(60)));
  }

  private String key(int instrument) {
    return "binance,A%d,%s,%s"
        .formatted(
            random.nextInt(3), INSTRUMENTS[instrument], random.nextBoolean() ? "long" : "short");
  }

  private void repeatSomething() {
    if (random.nextInt(15) == 0 && !positions.isEmpty()) {
      positions.add(positions.getLast());
    }
    if (random.nextInt(15) == 0 && !marks.isEmpty()) {
      marks.add(marks.getLast());
    }
    if (random.nextInt(5) == 0 && !funding.isEmpty()) {
      funding.add(funding.getLast());
    }
  }

  private static String time(int minute, int second) {
    return "2025-10-09T%02d:%02d:%02dZ".formatted(minute / 60, minute % 60, second);
  }

  private String price(int instrument) {
    return String.format(Locale.ROOT, "%.4f", prices[instrument]);
  }

  private String rate() {
    return String.format(Locale.ROOT, "%.6f", random.nextGaussian() * 0.001);
  }

  private String decimal(int whole) {
    return whole + "." + random.nextInt(100);
  }
}
