package io.ringfence.launcher.bench;

/** One way to keep the exposure of a population current under ticks. */
interface Peer {
  /** The word in the results. */
  String name();

  /**
   * The mark of an instrument moves: levels fire and are left, positions are liquidated, desk
   * totals are current when it returns or can be read without visiting positions.
   */
  void tick(int instrument, long mark);

  /** Brings up to date what a desk's totals need; done where it is done with each tick. */
  default void sum() {}

  /** What was told so far. */
  Alerts alerts();

  /** Equity of a desk's open positions, {@link BenchContract#MONEY_DIGITS}. */
  long equity(int desk);

  /** Requirement of a desk's open positions, {@link BenchContract#MONEY_DIGITS}. */
  long requirement(int desk);
}
