package io.ringfence.launcher.bench;

/** One way to keep trigger prices in order while wallets change. */
interface EventPeer {
  /** The word in the results. */
  String name();

  /** The wallet of a position changes by an amount, wallet units. */
  void addToWallet(int position, long amount);

  /**
   * Funding of an instrument is settled at a price.
   *
   * @param rate units of 10^-4, positive where longs pay
   */
  void fund(int instrument, long price, long rate);

  /** The mark of an instrument moves. */
  void tick(int instrument, long mark);

  /** Who was told what. */
  Alerts alerts();
}
