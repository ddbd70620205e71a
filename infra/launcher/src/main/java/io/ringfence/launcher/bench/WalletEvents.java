package io.ringfence.launcher.bench;

import java.util.SplittableRandom;

/**
 * Margin changes: a random position's wallet comes to lie within 2 % of what it began with. The
 * same seed gives the same changes to every peer, however many each gets done.
 */
final class WalletEvents {
  private final Population population;
  private final SplittableRandom random;
  private final long[] wallet;
  private int position;

  WalletEvents(long seed, Population population) {
    this.population = population;
    random = new SplittableRandom(seed);
    wallet = population.wallet.clone();
  }

  /** The next change, wallet units; {@link #position} says whose. */
  long next() {
    position = random.nextInt(population.count());
    long began = population.wallet[position];
    long band = began / 50;
    long after = began - band + random.nextLong(2 * band + 1);
    long amount = after - wallet[position];
    wallet[position] = after;
    return amount;
  }

  int position() {
    return position;
  }
}
