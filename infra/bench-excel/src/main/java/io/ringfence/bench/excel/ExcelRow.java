package io.ringfence.bench.excel;

/**
 * Row of the benchmark: five texts and nine numbers of two to eight fraction digits. It follows
 * from its number, so that what is read back can be compared without keeping it.
 */
final class ExcelRow {
  static final int TEXTS = 5;
  static final int COLUMNS = 14;

  /** Number format of the numbers, and that texts are bold: the two styles. */
  static final String FORMAT = "#,##0.00";

  private static final String[] VENUES = {"binance", "okx", "bybit", "hyperliquid"};
  private static final String[] ASSETS = {"USDT", "USDC", "BTC"};
  private static final int ACCOUNTS = 400;
  private static final int INSTRUMENTS = 200;
  private static final int DESKS = 50;
  private static final int FEWEST_DIGITS = 2;
  private static final int DIGITS = 7;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long MOST = 1_000_000_000_000L;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private final long seed;

  ExcelRow(long seed) {
    this.seed = seed;
  }

  /** Text of a column, 0 to 4. */
  String text(int row, int column) {
    int drawn = (int) (mixed(row, column) >>> 40);
    return switch (column) {
      case 0 -> VENUES[drawn % VENUES.length];
      case 1 -> "account-" + drawn % ACCOUNTS;
      case 2 -> "C" + drawn % INSTRUMENTS + "USDT";
      case 3 -> "R&D <desk> " + drawn % DESKS;
      default -> ASSETS[drawn % ASSETS.length];
    };
  }

  /** Digits of a number, of a column from 5 on. */
  long unscaled(int row, int column) {
    return mixed(row, column) % MOST;
  }

  /** Fraction digits of a column. */
  int scale(int column) {
    return FEWEST_DIGITS + column % DIGITS;
  }

  /** The number as the nearest double: both are exact, so the quotient is rounded once. */
  double number(int row, int column) {
    return unscaled(row, column) / POWERS[scale(column)];
  }

  private long mixed(int row, int column) {
    long mixed = (seed + row * (long) COLUMNS + column + 1) * MIX;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
