package io.ringfence.launcher.bench;

/** Ringfence under events. */
final class EngineEventPeer implements EventPeer {
  private static final long FUNDING_UNITS = 10_000;

  private final EnginePeer engine;
  private final WalletBook ids;

  EngineEventPeer(Population population) {
    engine = new EnginePeer(population);
    ids = new WalletBook(population);
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public void addToWallet(int position, long amount) {
    int instrument = ids.instrumentOf(position);
    engine.books[instrument].addToWallet(position - ids.population.first[instrument], amount);
  }

  @Override
  public void fund(int instrument, long price, long rate) {
    engine.books[instrument].fund(price, rate * FUNDING_UNITS);
  }

  @Override
  public void tick(int instrument, long mark) {
    engine.tick(instrument, mark);
  }

  @Override
  public Alerts alerts() {
    return engine.alerts();
  }
}
