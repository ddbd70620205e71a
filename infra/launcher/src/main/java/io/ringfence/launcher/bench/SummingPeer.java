package io.ringfence.launcher.bench;

/** A peer that rebuilds its desks' totals with each tick and tells of what it finds. */
abstract class SummingPeer implements Peer {
  final DeskTotals totals;
  final Alerts alerts;
  private final String name;

  SummingPeer(String name, Population population) {
    this.name = name;
    totals = new DeskTotals(population);
    alerts = new Alerts(population.count());
  }

  /** The first mark of each instrument; the last step of a peer's making. */
  final void begin(Population population) {
    for (int i = 0; i < population.instruments; i++) {
      tick(i, population.startMark[i]);
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Alerts alerts() {
    return alerts;
  }

  @Override
  public final long equity(int desk) {
    return totals.equity(desk);
  }

  @Override
  public final long requirement(int desk) {
    return totals.requirement(desk);
  }
}
