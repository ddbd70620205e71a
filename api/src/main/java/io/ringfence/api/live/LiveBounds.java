package io.ringfence.api.live;

/**
 * How much a board shows at most, so that its memory is bounded whatever the store holds.
 *
 * @param positions open positions, what cannot be judged and the nearest to liquidation first
 * @param desks nodes by settlement asset, in the order of their names
 * @param alerts alerts, the latest
 */
record LiveBounds(int positions, int desks, int alerts) {
  /** More rows than anybody watches: some 50 MB. */
  static final LiveBounds USUAL = new LiveBounds(20_000, 5_000, 1_000);
}
