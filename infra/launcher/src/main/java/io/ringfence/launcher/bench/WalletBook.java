package io.ringfence.launcher.bench;

import java.util.Arrays;

/**
 * Wallets and trigger prices in 64-bit numbers, as peers with tick keys hold them: three levels,
 * their leave thresholds, liquidation and bankruptcy of each position.
 */
final class WalletBook {
  /** Triggers of a position. */
  static final int TRIGGERS = 8;

  static final int LIQUIDATION = 6;
  private static final int BANKRUPTCY = 7;
  private static final long RATE_FACTOR = BenchContract.VALUE_FACTOR;

  final Population population;
  final Alerts alerts;

  /** Wallets, {@link BenchContract#MONEY_DIGITS}. */
  final long[] wallet;

  final byte[] fired;
  final long[] mark;

  WalletBook(Population population) {
    this.population = population;
    alerts = new Alerts(population.count());
    wallet = new long[population.count()];
    fired = new byte[wallet.length];
    mark = population.startMark.clone();
    for (int id = 0; id < wallet.length; id++) {
      wallet[id] = population.wallet[id] * BenchContract.WALLET_FACTOR;
    }
  }

  int instrumentOf(int position) {
    int at = Arrays.binarySearch(population.first, position);
    int found = at >= 0 ? at : -at - 2;
    // Empty instruments share a first id with the next.
    while (population.first[found + 1] <= position) {
      found++;
    }
    return found;
  }

  void fund(int position, long price, long rate) {
    wallet[position] -= population.quantity[position] * price * rate;
  }

  /**
   * The last tick at which the condition of a trigger holds, seen from where it holds: longs' at
   * ticks up to it, shorts' from it on.
   */
  long tick(int position, int trigger) {
    long size = Math.abs(population.quantity[position]);
    boolean isLong = population.quantity[position] > 0;
    long value = size * population.entry[position] * BenchContract.VALUE_FACTOR;
    long held = isLong ? value - wallet[position] : value + wallet[position];
    if (trigger == BANKRUPTCY) {
      long one = size * BenchContract.VALUE_FACTOR;
      return isLong ? Math.floorDiv(held, one) : Math.ceilDiv(held, one);
    }
    return root(ratio(trigger), size, held, isLong);
  }

  private static long ratio(int trigger) {
    if (trigger == LIQUIDATION) {
      return BenchContract.LEVEL_UNIT;
    }
    return trigger < 3 ? BenchContract.LEVELS[trigger] : BenchContract.LEAVES[trigger - 3];
  }

  private static long root(long ratio, long size, long held, boolean isLong) {
    long unit = BenchContract.LEVEL_UNIT;
    int last = BenchContract.RATES.length - 1;
    for (int tier = 0; ; tier++) {
      long amount = unit * BenchContract.AMOUNTS[tier];
      long over = isLong ? ratio * held - amount : ratio * held + amount;
      long slope = ratio * RATE_FACTOR + (isLong ? -1 : 1) * unit * BenchContract.RATES[tier];
      // The notional at the root is over / slope, without a rounding.
      if (tier == last || over <= 0 || over / slope < BenchContract.cap(tier)) {
        return isLong ? Math.floorDiv(over, size * slope) : Math.ceilDiv(over, size * slope);
      }
    }
  }

  /** Looks at a position at the mark in force; tells what is new. */
  void look(int position, int instrument) {
    long held = population.quantity[position];
    if (alerts.isLiquidated(position)) {
      return;
    }
    long equity =
        wallet[position]
            + held * (mark[instrument] - population.entry[position]) * BenchContract.VALUE_FACTOR;
    long requirement = Scan.requirement(Math.abs(held), mark[instrument]);
    fired[position] =
        (byte)
            alerts.look(position, fired[position], equity, requirement * BenchContract.LEVEL_UNIT);
    if (requirement >= equity) {
      alerts.liquidated(position);
    }
  }
}
