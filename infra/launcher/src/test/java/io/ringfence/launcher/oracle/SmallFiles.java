package io.ringfence.launcher.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes small files row by row, at minutes after a fixed hour. */
final class SmallFiles {
  /** Minute 0. The next day begins at minute {@value #MIDNIGHT}. */
  static final Instant START = Instant.parse("2025-10-09T20:00:00Z");

  /** Minutes to the day cut. */
  static final int MIDNIGHT = 240;

  private static final Map<FileKind, String> HEADERS =
      Map.of(
          FileKind.MARKS, "ts_ms,venue,instrument,mark_price,bar_ms,mark_open,mark_high,mark_low",
          FileKind.FUNDING, "ts_ms,venue,instrument,funding_rate",
          FileKind.POSITIONS,
              "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,"
                  + "leverage,desk,book,trader,stop_price,stop_quantity",
          FileKind.WALLET_EVENTS, "ts,sequence,venue,account,instrument,side,kind,amount",
          FileKind.ACCOUNTS, "ts,venue,account,settlement_asset,free_balance",
          FileKind.BUDGETS,
              "node,metric,soft,hard,soft_leave,hard_leave,min_dwell_s,valid_from,valid_to,currency",
          FileKind.CAPITAL, "node,amount,currency,valid_from");

  private final Path folder;
  private final Map<FileKind, List<String>> rows = new EnumMap<>(FileKind.class);

  SmallFiles(Path folder) {
    this.folder = folder;
  }

  static String header(FileKind kind) {
    return Objects.requireNonNull(HEADERS.get(kind));
  }

  static Instant minute(long minute) {
    return START.plusSeconds(minute * 60);
  }

  static long micros(long minute) {
    return ReplayInput.micros(minute(minute));
  }

  /** Adds a row as it stands; returns the line it will have. */
  int row(FileKind kind, String row) {
    List<String> lines = rows.computeIfAbsent(kind, _ -> new ArrayList<>());
    lines.add(row);
    return lines.size() + 1;
  }

  SmallFiles mark(long minute, String price) {
    row(FileKind.MARKS, minute(minute).toEpochMilli() + ",binance,BTCUSDT," + price + ",,,,");
    return this;
  }

  /** A bar of four minutes that ends at the minute. */
  SmallFiles bar(long minute, String open, String high, String low, String close) {
    row(
        FileKind.MARKS,
        String.join(
            ",",
            Long.toString(minute(minute).toEpochMilli()),
            "binance,BTCUSDT",
            close,
            "240000",
            open,
            high,
            low));
    return this;
  }

  SmallFiles funding(long minute, String rate) {
    row(FileKind.FUNDING, minute(minute).toEpochMilli() + ",binance,BTCUSDT," + rate);
    return this;
  }

  /** One version in book {@code a} of desk {@code A}, leverage 5. */
  SmallFiles version(
      long minute, int sequence, String side, String quantity, String entry, String wallet) {
    String size = String.join(",", side, quantity, entry, wallet);
    row(
        FileKind.POSITIONS,
        minute(minute) + "," + sequence + ",binance,acc,BTCUSDT," + size + ",5,A,a,tom,,");
    return this;
  }

  SmallFiles wallet(long minute, int sequence, String kind, String amount) {
    String what = kind + "," + amount;
    row(
        FileKind.WALLET_EVENTS,
        minute(minute) + "," + sequence + ",binance,acc,BTCUSDT,long," + what);
    return this;
  }

  SmallFiles budget(String row) {
    row(FileKind.BUDGETS, row);
    return this;
  }

  /** Writes the files and names them. */
  ReplayInput write() throws IOException {
    for (Map.Entry<FileKind, List<String>> file : rows.entrySet()) {
      List<String> lines = new ArrayList<>(file.getValue());
      lines.addFirst(header(file.getKey()));
      Files.write(folder.resolve(file.getKey().label() + ".csv"), lines);
    }
    return ReplayInput.of(folder);
  }
}
