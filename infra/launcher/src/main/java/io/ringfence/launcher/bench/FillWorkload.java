package io.ringfence.launcher.bench;

import io.ringfence.domain.reallocation.FairShares;
import java.util.SplittableRandom;

/**
 * Donors of a pool and an amount to be given: distances of 1 to 6 times what each must keep, margin
 * from hundreds to millions, two fifths of all that can be given. Units are hundredths.
 *
 * @param start level from which one gives, 2^-40
 * @param slope units for each 1 of level
 * @param cap most units
 * @param amount units to be given
 */
record FillWorkload(long[] start, long[] slope, long[] cap, long amount) {
  private static final double ONE = 1L << FairShares.LEVEL_BITS;

  static FillWorkload of(int donors, long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    long[] start = new long[donors];
    long[] slope = new long[donors];
    long[] cap = new long[donors];
    long most = 0;
    for (int i = 0; i < donors; i++) {
      double above = dice.nextDouble(0.05, 5);
      start[i] = (long) (-(1 + above) * ONE);
      slope[i] = (long) Math.pow(10, dice.nextDouble(4, 8));
      cap[i] = (long) (slope[i] * above * dice.nextDouble(0.3, 1));
      most += cap[i];
    }
    return new FillWorkload(start, slope, cap, most / 5 * 2);
  }

  int size() {
    return start.length;
  }

  double startOf(int i) {
    return start[i] / ONE;
  }

  /** Sum of (share + slope start)^2 / (2 slope): what a quadratic solver is asked to minimise. */
  double objective(double[] shares) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      double level = shares[i] / slope[i] + startOf(i);
      sum += level * level * slope[i] / 2;
    }
    return sum;
  }

  /** By how much the worst bound or the sum is broken, as a share of it. */
  double violation(double[] shares) {
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      worst = Math.max(worst, Math.max(-shares[i], shares[i] - cap[i]) / Math.max(1, cap[i]));
    }
    return Math.max(worst, Math.abs(sum - amount) / amount);
  }
}
