package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputKind;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Stops, and what the venue does by itself, on positions of their own: fills of parts before and
 * after funding, of the whole, of one that was presumed liquidated, and rows that are refused.
 *
 * @param rows take a row of a kind
 * @param time of the next row
 */
record VenueSteps(BiConsumer<InputKind, String> rows, Supplier<String> time) {
  /** How many of its rows are refused. */
  static final int REFUSED = 2;

  private static final List<String> KEYS =
      List.of(
          "binance,B0,BTCUSDT,long",
          "binance,B1,ETHUSDT,short",
          "binance,B2,BTCUSDT,long",
          "binance,B3,BTCUSDT,short",
          "binance,B4,ETHUSDT,long",
          "binance,B5,BTCUSDT,long");

  /** What comes at a step, with the marks of both instruments. */
  void at(int step, double btc, double eth) {
    switch (step) {
      case 0 -> openAll(btc, eth);
      case 3 -> stop(4, 1, decimal(eth * 0.995) + ",3");
      case 6 -> stop(3, 1, decimal(btc * 1.01) + ",5");
      case 8 -> fill(3, 1, "liquidation,1.5," + decimal(btc) + ",-2.125");
      case 10 -> fill(1, 1, "adl,2," + decimal(eth) + ",1.5");
      case 20 -> fill(3, 2, "liquidation,1," + decimal(btc) + ",-1.0625");
      case 21 -> fill(1, 2, "adl,1," + decimal(eth) + ",0.25");
      case 22 -> fill(2, 1, "adl,4," + decimal(btc) + ",1.75");
      case 24 -> fill(0, 1, "liquidation,4," + decimal(btc) + ",-30");
      case 26 -> fill(0, 2, "liquidation,4," + decimal(btc) + ",-30");
      case 28 -> fill(3, 3, "liquidation,100," + decimal(btc) + ",-1");
      case 30 -> stop(4, 2, ",");
      case 32 -> fill(5, 1, "liquidation,2," + decimal(btc) + ",-1");
      case 34 -> close();
      case 36 -> stop(5, 1, decimal(btc * 0.9) + ",2");
      default -> {
        // Nothing of the venue.
      }
    }
  }

  private void openAll(double btc, double eth) {
    open(0, "4", btc, 0.3 * 4 * btc, "carry,basis");
    open(1, "6", eth, 0.3 * 6 * eth, "carry,hedge");
    open(2, "4", btc, 0.3 * 4 * btc, "carry,hedge");
    open(3, "5", btc, 0.3 * 5 * btc, "macro,majors");
    open(4, "3", eth, 0.3 * 3 * eth, "macro,majors");
    open(5, "2", btc, 0.006 * 2 * btc, "macro,majors");
  }

  private void open(int position, String quantity, double entry, double wallet, String book) {
    add(
        InputKind.POSITIONS,
        "1",
        KEYS.get(position),
        quantity,
        decimal(entry),
        decimal(wallet),
        "3",
        book,
        "T,");
  }

  /** One of the positions of before, which was presumed liquidated or was not. */
  private void close() {
    add(InputKind.POSITIONS, "1000", "binance,A0,BTCUSDT,long", "0,100,1,10,macro,majors,T,-3.5");
  }

  private void stop(int position, int sequence, String priceAndQuantity) {
    add(
        InputKind.STOPS,
        String.valueOf(sequence),
        KEYS.get(position),
        priceAndQuantity,
        ",intact,exit");
  }

  private void fill(int position, int sequence, String rest) {
    add(InputKind.VENUE_FILLS, String.valueOf(sequence), KEYS.get(position), rest);
  }

  private void add(InputKind kind, String... fields) {
    rows.accept(kind, time.get() + "," + String.join(",", fields));
  }

  private static String decimal(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }
}
