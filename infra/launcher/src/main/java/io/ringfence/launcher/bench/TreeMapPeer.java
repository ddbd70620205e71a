package io.ringfence.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Triggers in a balanced tree for each instrument and side, keyed by their ticks. */
final class TreeMapPeer implements EventPeer {
  private record Trigger(long tick, int position, int number) implements Comparable<Trigger> {
    @Override
    public int compareTo(Trigger other) {
      int byTick = Long.compare(tick, other.tick);
      int byPosition = byTick != 0 ? byTick : Integer.compare(position, other.position);
      return byPosition != 0 ? byPosition : Integer.compare(number, other.number);
    }
  }

  private final WalletBook book;
  private final List<TreeSet<Trigger>> longs = new ArrayList<>();
  private final List<TreeSet<Trigger>> shorts = new ArrayList<>();

  /** Tick of each trigger as it stands in the tree. */
  private final long[] ticks;

  TreeMapPeer(Population population) {
    book = new WalletBook(population);
    ticks = new long[population.count() * WalletBook.TRIGGERS];
    for (int i = 0; i < population.instruments; i++) {
      longs.add(new TreeSet<>());
      shorts.add(new TreeSet<>());
      for (int id = population.first[i]; id < population.first[i + 1]; id++) {
        insert(i, id);
      }
    }
  }

  private TreeSet<Trigger> side(int instrument, int position) {
    return (book.population.quantity[position] > 0 ? longs : shorts).get(instrument);
  }

  private void insert(int instrument, int position) {
    TreeSet<Trigger> side = side(instrument, position);
    for (int number = 0; number < WalletBook.TRIGGERS; number++) {
      long tick = book.tick(position, number);
      ticks[position * WalletBook.TRIGGERS + number] = tick;
      side.add(new Trigger(tick, position, number));
    }
  }

  private void remove(int instrument, int position) {
    TreeSet<Trigger> side = side(instrument, position);
    for (int number = 0; number < WalletBook.TRIGGERS; number++) {
      side.remove(new Trigger(ticks[position * WalletBook.TRIGGERS + number], position, number));
    }
  }

  @Override
  public String name() {
    return "treemap-index";
  }

  @Override
  public void addToWallet(int position, long amount) {
    int instrument = book.instrumentOf(position);
    remove(instrument, position);
    book.wallet[position] += amount * BenchContract.WALLET_FACTOR;
    insert(instrument, position);
    book.look(position, instrument);
  }

  @Override
  public void fund(int instrument, long price, long rate) {
    longs.get(instrument).clear();
    shorts.get(instrument).clear();
    Population population = book.population;
    for (int id = population.first[instrument]; id < population.first[instrument + 1]; id++) {
      book.fund(id, price, rate);
      insert(instrument, id);
      book.look(id, instrument);
    }
  }

  @Override
  public void tick(int instrument, long mark) {
    long before = book.mark[instrument];
    long low = Math.min(before, mark);
    long high = Math.max(before, mark);
    book.mark[instrument] = mark;
    Trigger from = new Trigger(low, -1, 0);
    Trigger to = new Trigger(high + 1, -1, 0);
    longs.get(instrument).subSet(from, to).forEach(one -> book.look(one.position, instrument));
    shorts.get(instrument).subSet(from, to).forEach(one -> book.look(one.position, instrument));
  }

  @Override
  public Alerts alerts() {
    return book.alerts;
  }
}
