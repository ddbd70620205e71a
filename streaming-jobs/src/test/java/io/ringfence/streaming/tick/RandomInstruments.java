package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.oracle.RandomContract;
import java.util.Random;

/**
 * Instruments of all kinds, drawn from a seed; every third settles in another asset.
 *
 * @param seed of the draws
 * @param count how many
 * @param splits books of the first, which is hot; the others have one
 */
record RandomInstruments(long seed, int count, int splits) implements Instruments {
  @Override
  public ContractTerms terms(int instrument) {
    return RandomContract.draw(new Random(seed * 1000 + instrument));
  }

  @Override
  public int asset(int instrument) {
    return instrument % 3 == 2 ? 1 : 0;
  }

  @Override
  public int splits(int instrument) {
    return instrument == 0 ? splits : 1;
  }
}
