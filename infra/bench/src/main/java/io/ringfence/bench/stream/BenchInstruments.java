package io.ringfence.bench.stream;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.streaming.tick.Instruments;

/**
 * Instruments that are all the benchmarks' contract.
 *
 * @param count how many
 */
record BenchInstruments(int count) implements Instruments {
  @Override
  public ContractTerms terms(int instrument) {
    return BenchContract.terms();
  }

  @Override
  public int asset(int instrument) {
    return 0;
  }

  @Override
  public int splits(int instrument) {
    return 1;
  }
}
