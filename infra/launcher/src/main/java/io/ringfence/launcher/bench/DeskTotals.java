package io.ringfence.launcher.bench;

import java.util.Arrays;

/** Totals of desks by instrument, as scanning peers rebuild them with each tick. */
public final class DeskTotals {
  private final long[][] equity;
  private final long[][] requirement;

  DeskTotals(Population population) {
    equity = new long[population.instruments][population.desks];
    requirement = new long[population.instruments][population.desks];
  }

  /** Wallet less entry value of each position, {@link BenchContract#MONEY_DIGITS}. */
  public static long[] anchors(Population population) {
    long[] anchors = new long[population.count()];
    for (int id = 0; id < anchors.length; id++) {
      anchors[id] =
          population.wallet[id] * BenchContract.WALLET_FACTOR
              - population.quantity[id] * population.entry[id] * BenchContract.VALUE_FACTOR;
    }
    return anchors;
  }

  long[] clearedEquity(int instrument) {
    Arrays.fill(equity[instrument], 0);
    return equity[instrument];
  }

  long[] clearedRequirement(int instrument) {
    Arrays.fill(requirement[instrument], 0);
    return requirement[instrument];
  }

  long equity(int desk) {
    return sum(equity, desk);
  }

  long requirement(int desk) {
    return sum(requirement, desk);
  }

  private static long sum(long[][] totals, int desk) {
    long sum = 0;
    for (long[] byDesk : totals) {
      sum = Math.addExact(sum, byDesk[desk]);
    }
    return sum;
  }
}
