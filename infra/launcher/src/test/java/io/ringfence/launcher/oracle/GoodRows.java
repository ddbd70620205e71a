package io.ringfence.launcher.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * 10,000 rows of every kind that are all applied: five hours of bars that stay near 100, positions
 * with wide margins, small movements. Two accounts are there to be refused: the positions of {@code
 * closed} are closed at minute 1, those of {@code gone} die with the first mark.
 */
final class GoodRows {
  /** Known to the venue, but without marks here. */
  static final String UNMARKED = "ADAUSDT";

  private static final int MINUTES = 300;
  private static final int KEYS = 70;

  private final Random random;
  private final List<String> instruments;

  GoodRows(long seed, TierTables tables) {
    this.random = new Random(seed);
    this.instruments =
        tables.bySymbol().keySet().stream()
            .filter(symbol -> symbol.endsWith("USDT") && !symbol.equals(UNMARKED))
            .sorted()
            .limit(30)
            .toList();
  }

  private String instrument(int number) {
    return instruments.get(number % instruments.size());
  }

  List<String> of(FileKind kind) {
    return switch (kind) {
      case MARKS -> marks();
      case FUNDING -> funding();
      case POSITIONS -> positions();
      case WALLET_EVENTS -> walletEvents();
      case ACCOUNTS -> accounts();
      case BUDGETS -> budgets();
      case CAPITAL -> capital();
    };
  }

  private List<String> marks() {
    List<String> rows = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      for (String instrument : instruments) {
        long at = SmallFiles.minute(minute).toEpochMilli();
        String close = decimal(99 + 2 * random.nextDouble());
        String open = decimal(99 + 2 * random.nextDouble());
        rows.add("%d,binance,%s,%s,60000,%s,101.5,98.5".formatted(at, instrument, close, open));
      }
    }
    return rows;
  }

  private List<String> funding() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long at = SmallFiles.minute(5 + 20L * (i / instruments.size())).toEpochMilli();
      String rate = decimal((random.nextDouble() - 0.5) / 5_000);
      rows.add("%d,binance,%s,%s".formatted(at, instrument(i), rate));
    }
    return rows;
  }

  private List<String> positions() {
    List<String> rows = new ArrayList<>();
    for (String instrument : instruments) {
      rows.add(version(0, 10, "gone", instrument + ",long,1,200,10"));
      rows.add(version(0, 10, "closed", instrument + ",long,1,100,60"));
      rows.add(version(1, 20, "closed", instrument + ",long,0,100,0"));
    }
    for (int version = 1; version <= 3; version++) {
      for (int key = 0; key < KEYS; key++) {
        String side = key % 5 == 0 ? "short" : "long";
        String size = decimal(0.5 + random.nextDouble());
        String what = "%s,%s,%s,100,90".formatted(instrument(key), side, size);
        rows.add(version(100L * (version - 1) + key, 10 * version, "acc" + key, what));
      }
    }
    return rows;
  }

  private String version(long minute, int sequence, String account, String what) {
    String desk = "D" + random.nextInt(3) + ",b" + random.nextInt(2);
    return "%s,%d,binance,%s,%s,2,%s,tom,,"
        .formatted(SmallFiles.minute(minute), sequence, account, what, desk);
  }

  private List<String> walletEvents() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      int key = i % KEYS;
      int owner = key % 5 == 0 ? key + 1 : key; // every fifth is short, and only longs are moved
      String kind = random.nextBoolean() ? "add" : "fee";
      String amount = decimal(0.001 + random.nextDouble() / 10);
      rows.add(
          "%s,%d,binance,acc%d,%s,long,%s,%s"
              .formatted(
                  SmallFiles.minute(80 + i * 3L / 4),
                  10 * (i + 1),
                  owner,
                  instrument(owner),
                  kind,
                  amount));
    }
    return rows;
  }

  private List<String> accounts() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(SmallFiles.minute(i) + ",binance,acc" + i % 7 + ",USDT," + 100 * i);
    }
    return rows;
  }

  private static List<String> budgets() {
    List<String> rows = new ArrayList<>();
    for (String node : List.of("firm", "firm/D0", "firm/D1", "firm/D2", "firm/D0/b0")) {
      for (String metric : List.of("period_loss", "gross_notional", "open_capital_at_risk")) {
        rows.add(node + "," + metric + ",2000,3000,,,600,,,USDT");
      }
    }
    return rows;
  }

  private static List<String> capital() {
    return List.of("firm", "firm/D0", "firm/D1", "firm/D2", "firm/D0/b0").stream()
        .map(node -> node + ",1000000,USDT,")
        .toList();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.8f", value);
  }
}
