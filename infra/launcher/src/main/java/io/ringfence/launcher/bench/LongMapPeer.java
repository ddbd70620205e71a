package io.ringfence.launcher.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * Positions as objects in a map for each instrument, all valued at each tick. Positions are opened
 * instrument by turns, as they are in life, so that neighbours in a map are none in memory.
 */
final class LongMapPeer extends SummingPeer {
  private static final class Position {
    private final int id;
    private final int desk;
    private final long quantity;
    private final long entry;
    private final long wallet;
    private int fired;

    private Position(int id, Population population) {
      this.id = id;
      desk = population.desk[id];
      quantity = population.quantity[id];
      entry = population.entry[id];
      wallet = population.wallet[id];
    }

    private long equity(long mark) {
      return wallet * BenchContract.WALLET_FACTOR
          + quantity * (mark - entry) * BenchContract.VALUE_FACTOR;
    }
  }

  private final Map<Integer, Map<Integer, Position>> books = new HashMap<>();

  LongMapPeer(Population population) {
    super("hashmap-long-objects", population);
    boolean more = true;
    for (int n = 0; more; n++) {
      more = false;
      for (int i = 0; i < population.instruments; i++) {
        int id = population.first[i] + n;
        if (id < population.first[i + 1]) {
          books.computeIfAbsent(i, _ -> new HashMap<>()).put(id, new Position(id, population));
          more = true;
        }
      }
    }
    begin(population);
  }

  @Override
  public void tick(int instrument, long mark) {
    long[] deskEquity = totals.clearedEquity(instrument);
    long[] deskRequirement = totals.clearedRequirement(instrument);
    Map<Integer, Position> book = books.getOrDefault(instrument, Map.of());
    var positions = book.values().iterator();
    while (positions.hasNext()) {
      Position position = positions.next();
      long equity = position.equity(mark);
      long requirement = Scan.requirement(Math.abs(position.quantity), mark);
      position.fired =
          alerts.look(position.id, position.fired, equity, requirement * BenchContract.LEVEL_UNIT);
      if (requirement >= equity) {
        alerts.liquidated(position.id);
        positions.remove();
      } else {
        deskEquity[position.desk] += equity;
        deskRequirement[position.desk] += requirement;
      }
    }
  }
}
