package io.ringfence.launcher.bench;

import java.util.Arrays;

/** Triggers of an instrument in one sorted array, built anew after each change. */
final class ReindexPeer implements EventPeer {
  private static final int NUMBER_BITS = 24;
  private static final long TICK_MASK = (1L << 38) - 1;

  private final WalletBook book;
  private final long[][] sorted;

  ReindexPeer(Population population) {
    book = new WalletBook(population);
    sorted = new long[population.instruments][];
    for (int i = 0; i < population.instruments; i++) {
      sorted[i] = new long[(population.first[i + 1] - population.first[i]) * WalletBook.TRIGGERS];
      index(i);
    }
  }

  private void index(int instrument) {
    long[] keys = sorted[instrument];
    int first = book.population.first[instrument];
    for (int i = 0; i < keys.length; i++) {
      long tick = book.tick(first + i / WalletBook.TRIGGERS, i % WalletBook.TRIGGERS);
      long inRange = Math.max(0, Math.min(TICK_MASK, tick));
      keys[i] = inRange << NUMBER_BITS | i / WalletBook.TRIGGERS;
    }
    Arrays.sort(keys);
  }

  @Override
  public String name() {
    return "full-reindex";
  }

  @Override
  public void addToWallet(int position, long amount) {
    int instrument = book.instrumentOf(position);
    book.wallet[position] += amount * BenchContract.WALLET_FACTOR;
    index(instrument);
    book.look(position, instrument);
  }

  @Override
  public void fund(int instrument, long price, long rate) {
    Population population = book.population;
    for (int id = population.first[instrument]; id < population.first[instrument + 1]; id++) {
      book.fund(id, price, rate);
      book.look(id, instrument);
    }
    index(instrument);
  }

  @Override
  public void tick(int instrument, long mark) {
    long before = book.mark[instrument];
    book.mark[instrument] = mark;
    long[] keys = sorted[instrument];
    int from = place(keys, Math.min(before, mark));
    int to = place(keys, Math.max(before, mark) + 1);
    int first = book.population.first[instrument];
    for (int i = from; i < to; i++) {
      book.look(first + (int) (keys[i] & (1L << NUMBER_BITS) - 1), instrument);
    }
  }

  private static int place(long[] keys, long tick) {
    int at = Arrays.binarySearch(keys, tick << NUMBER_BITS);
    int found = at >= 0 ? at : -at - 1;
    while (found > 0 && keys[found - 1] >= tick << NUMBER_BITS) {
      found--;
    }
    return found;
  }

  @Override
  public Alerts alerts() {
    return book.alerts;
  }
}
