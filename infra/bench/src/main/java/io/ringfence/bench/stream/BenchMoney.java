package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.launcher.bench.Population;

/** Arithmetic that peers share: 64 bits, exact for the benchmarks' contract. */
final class BenchMoney {
  private BenchMoney() {}

  /** Quantity at a price, money digits. */
  static long value(long quantity, long tick) {
    return quantity * tick * BenchContract.VALUE_FACTOR;
  }

  /** Wallet less entry value of a position, money digits. */
  static long anchor(Population population, int id) {
    return population.wallet[id] * BenchContract.WALLET_FACTOR
        - value(population.quantity[id], population.entry[id]);
  }
}
