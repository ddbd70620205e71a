package io.ringfence.launcher.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Positions by instrument and side, each with the last mark at which it is dead, and the marks of
 * every shock from -50 to +50 %.
 *
 * @param deadAt by list, where a list is an instrument's longs or its shorts; ticks
 * @param wallet by list, hundredths
 * @param quantity by list, thousandths
 * @param marks by instrument, one for each shock, ascending; ticks
 */
record StressWorkload(long[][] deadAt, long[][] wallet, long[][] quantity, long[][] marks) {
  private static final int SIDES = 2;

  static StressWorkload of(int positions, int instruments, int shocks, long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    int lists = instruments * SIDES;
    long[][] deadAt = new long[lists][];
    long[][] wallet = new long[lists][];
    long[][] quantity = new long[lists][];
    long[][] marks = new long[instruments][shocks];
    for (int list = 0; list < lists; list++) {
      int count = positions / lists + (list < positions % lists ? 1 : 0);
      deadAt[list] = new long[count];
      wallet[list] = new long[count];
      quantity[list] = new long[count];
    }
    for (int instrument = 0; instrument < instruments; instrument++) {
      long mark = (long) Math.pow(10, dice.nextDouble(4, 7));
      for (int shock = 0; shock < shocks; shock++) {
        marks[instrument][shock] = mark / 2 + mark * shock / Math.max(1, shocks - 1);
      }
      for (int side = 0; side < SIDES; side++) {
        int list = instrument * SIDES + side;
        for (int i = 0; i < deadAt[list].length; i++) {
          double distance = dice.nextDouble(0.005, 0.6);
          long value = (long) Math.pow(10, dice.nextDouble(7, 10));
          deadAt[list][i] = (long) (mark * (side == 0 ? 1 - distance : 1 + distance));
          wallet[list][i] = (long) (value * distance / 100);
          quantity[list][i] = Math.max(1, value / mark);
        }
      }
    }
    return new StressWorkload(deadAt, wallet, quantity, marks);
  }

  boolean diesBelow(int list) {
    return list % SIDES == 0;
  }

  long[] marksOf(int list) {
    return marks[list / SIDES];
  }

  int shocks() {
    return marks[0].length;
  }

  int lists() {
    return deadAt.length;
  }

  long positions() {
    return Arrays.stream(deadAt).mapToLong(list -> list.length).sum();
  }
}
