package io.ringfence.launcher.bench;

/** Keeps a tree of triggers, and tells nobody of those the mark crosses. */
record SilentPeer(EventPeer honest) implements EventPeer {
  static EventPeer of(Population population) {
    return new SilentPeer(new TreeMapPeer(population));
  }

  @Override
  public String name() {
    return "silent";
  }

  @Override
  public void addToWallet(int position, long amount) {
    honest.addToWallet(position, amount);
  }

  @Override
  public void fund(int instrument, long price, long rate) {
    honest.fund(instrument, price, rate);
  }

  @Override
  public void tick(int instrument, long mark) {
    // Nobody is told anything.
  }

  @Override
  public Alerts alerts() {
    return honest.alerts();
  }
}
