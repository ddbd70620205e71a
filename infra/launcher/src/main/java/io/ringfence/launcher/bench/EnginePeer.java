package io.ringfence.launcher.bench;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeLines;
import io.ringfence.domain.engine.PositionVersion;
import java.math.BigDecimal;

/** Ringfence: one {@link ExposureBook} for each instrument. */
final class EnginePeer implements Peer {
  final ExposureBook[] books;
  private final Alerts alerts;

  private final int digits;
  private final long[] line = new long[NodeLines.CELLS];

  /** Keeps the reads of sums from being left out. */
  long read;

  EnginePeer(Population population) {
    alerts = new Alerts(population.count());
    books = new ExposureBook[population.instruments];
    ContractTerms terms = BenchContract.terms();
    digits = NodeLines.digits(terms);
    for (int i = 0; i < books.length; i++) {
      int firstId = population.first[i];
      // Slots of a new book are given out from 0.
      books[i] = new ExposureBook(terms, LiquidationMode.CLOSES, new Told(alerts, firstId));
      for (int id = firstId; id < population.first[i + 1]; id++) {
        books[i].open(
            new PositionVersion(
                population.quantity[id],
                population.entry[id],
                population.wallet[id],
                0,
                population.desk[id]));
      }
      books[i].tick(population.startMark[i]);
      books[i].settleSums();
    }
  }

  @Override
  public String name() {
    return "ringfence";
  }

  @Override
  public void tick(int instrument, long mark) {
    books[instrument].tick(mark);
  }

  /** Sums are settled when they are read: one desk of each book, as the live path reads it. */
  @Override
  public void sum() {
    for (ExposureBook book : books) {
      book.line(0, digits, line, 0);
      read += line[1];
    }
  }

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public long equity(int desk) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ExposureBook book : books) {
      sum = sum.add(book.node(desk).equity());
    }
    return units(sum);
  }

  @Override
  public long requirement(int desk) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ExposureBook book : books) {
      sum = sum.add(book.node(desk).requirement());
    }
    return units(sum);
  }

  private static long units(BigDecimal amount) {
    return amount.movePointRight(BenchContract.MONEY_DIGITS).longValueExact();
  }

  private record Told(Alerts alerts, int firstId) implements BookListener {
    @Override
    public void levelReached(int slot, int level) {
      alerts.reached(firstId + slot, level);
    }

    @Override
    public void levelLeft(int slot, int level) {
      // Nobody is told.
    }

    @Override
    public void liquidated(int slot) {
      alerts.liquidated(firstId + slot);
    }

    @Override
    public void stopTouched(int slot) {
      throw new IllegalStateException("no stop was placed");
    }
  }
}
