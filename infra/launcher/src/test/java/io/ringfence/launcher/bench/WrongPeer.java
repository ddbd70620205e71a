package io.ringfence.launcher.bench;

/** Does what a scan does, and says of one desk a unit too much. */
record WrongPeer(Peer honest) implements Peer {
  static Peer of(Population population) {
    return new WrongPeer(new ArrayScanPeer(population));
  }

  @Override
  public String name() {
    return "wrong";
  }

  @Override
  public void tick(int instrument, long mark) {
    honest.tick(instrument, mark);
  }

  @Override
  public Alerts alerts() {
    return honest.alerts();
  }

  @Override
  public long equity(int desk) {
    return honest.equity(desk) + (desk == 1 ? 1 : 0);
  }

  @Override
  public long requirement(int desk) {
    return honest.requirement(desk);
  }
}
