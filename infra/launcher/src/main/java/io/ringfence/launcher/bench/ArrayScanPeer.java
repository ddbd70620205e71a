package io.ringfence.launcher.bench;

/** Columns, and a scalar loop over all positions of the instrument at each tick. */
final class ArrayScanPeer extends SummingPeer {
  private final Population population;
  private final long[] quantity;

  /** Wallet less entry value: equity is this plus the value at the mark. */
  private final long[] anchor;

  private final byte[] fired;

  ArrayScanPeer(Population population) {
    super("array-scan", population);
    this.population = population;
    quantity = population.quantity.clone();
    anchor = DeskTotals.anchors(population);
    fired = new byte[quantity.length];
    begin(population);
  }

  @Override
  public void tick(int instrument, long mark) {
    long[] deskEquity = totals.clearedEquity(instrument);
    long[] deskRequirement = totals.clearedRequirement(instrument);
    long value = mark * BenchContract.VALUE_FACTOR;
    for (int id = population.first[instrument]; id < population.first[instrument + 1]; id++) {
      long held = quantity[id];
      if (held == 0) {
        continue;
      }
      long equity = anchor[id] + held * value;
      long requirement = Scan.requirement(Math.abs(held), mark);
      if (look(id, equity, requirement)) {
        quantity[id] = 0;
      } else {
        deskEquity[population.desk[id]] += equity;
        deskRequirement[population.desk[id]] += requirement;
      }
    }
  }

  private boolean look(int id, long equity, long requirement) {
    long scaled = requirement * BenchContract.LEVEL_UNIT;
    int before = fired[id];
    if (scaled < BenchContract.LEAVES[0] * equity && before == 0) {
      return false;
    }
    fired[id] = (byte) alerts.look(id, before, equity, scaled);
    if (requirement >= equity) {
      alerts.liquidated(id);
      return true;
    }
    return false;
  }
}
