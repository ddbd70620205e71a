package io.ringfence.launcher.torture;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Positions, and marks that come too fast: a walk of one instrument that again and again dips
 * towards liquidation prices and recovers, so that levels are reached many times. The same seed
 * draws the same, as a file or as events.
 *
 * @param seed of everything
 * @param rules of the instrument
 */
public record OverloadMarket(long seed, MarginRules rules) {
  /** When the positions are opened; the first mark comes a second later. */
  public static final Instant START = Instant.parse("2025-10-09T00:00:00Z");

  private static final int POSITIONS = 40;
  private static final int MARKS_PER_DIP = 2_000;
  private static final int DEEPEST_PER_MILLE = 60;
  private static final int CENTS = 2;
  private static final BigDecimal PRICE = new BigDecimal("100000");
  private static final String TRADER = "tess";

  InstrumentId instrument() {
    return rules.instrument();
  }

  /** The instant of a mark. */
  static Instant at(long number) {
    return START.plusSeconds(1).plusMillis(number);
  }

  /** Positions of both sides with leverages from 5 to 24. */
  List<PositionVersion> positions() {
    List<PositionVersion> positions = new ArrayList<>();
    for (int number = 0; number < POSITIONS; number++) {
      int leverage = 5 + number / 2;
      BigDecimal margin = PRICE.movePointLeft(CENTS).divideToIntegralValue(dec(leverage));
      positions.add(
          new PositionVersion(
              new PositionKey(instrument(), "account-" + number, side(number)),
              START,
              1,
              new BigDecimal("0.01"),
              PRICE,
              margin,
              dec(leverage),
              PositionFacts.of("macro", "majors", TRADER)));
    }
    return positions;
  }

  private static PositionSide side(int number) {
    return number % 2 == 0 ? PositionSide.LONG : PositionSide.SHORT;
  }

  private static BigDecimal dec(long number) {
    return BigDecimal.valueOf(number);
  }

  /** Marks, the first {@code count} of the walk. */
  void marks(long count, Consumer<MarkUpdate> consumer) {
    Random random = new Random(seed);
    int depth = 0;
    int sign = 1;
    for (long number = 0; number < count; number++) {
      int phase = (int) (number % MARKS_PER_DIP);
      if (phase == 0) {
        depth = random.nextInt(DEEPEST_PER_MILLE);
        sign = random.nextBoolean() ? 1 : -1;
      }
      double wave = Math.sin(Math.PI * phase / MARKS_PER_DIP) * depth * sign / 1_000;
      long cents = Math.round(10_000_000 * (1 + wave)) + random.nextInt(2_000) - 1_000;
      consumer.accept(new MarkUpdate(instrument(), at(number), BigDecimal.valueOf(cents, CENTS)));
    }
  }

  /** Writes the positions as a file of a replay. */
  Path writePositions(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(
        "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,leverage,"
            + "desk,book,trader");
    for (PositionVersion position : positions()) {
      PositionKey key = position.key();
      rows.add(
          String.join(
              ",",
              position.at().toString(),
              "1",
              key.instrument().venue(),
              key.account(),
              key.instrument().symbol(),
              key.side().code(),
              position.quantity().toPlainString(),
              position.entryPrice().toPlainString(),
              position.isolatedMargin().toPlainString(),
              position.leverage().toPlainString(),
              position.facts().desk(),
              position.facts().book(),
              position.facts().trader()));
    }
    return Files.write(file, rows);
  }

  /** Writes marks of the walk, from one number to another, as a file of a replay. */
  Path writeMarks(Path file, long from, long to) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("ts_ms,venue,instrument,mark_price\n");
      String middle = "," + instrument().venue() + "," + instrument().symbol() + ",";
      long first = at(from).toEpochMilli();
      marks(
          to,
          mark -> {
            long millis = mark.at().toEpochMilli();
            if (millis >= first) {
              write(out, millis + middle + mark.price().toPlainString() + "\n");
            }
          });
    }
    return file;
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write marks", e);
    }
  }
}
