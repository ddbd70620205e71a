package io.ringfence.launcher.bench;

import java.util.SplittableRandom;

/**
 * Positions of many instruments and desks, drawn from a seed: sizes over all tiers, leverage 1 to
 * 20, entries within 5 % of the mark, none at or beyond its first level when the run begins. Ids of
 * an instrument are consecutive and sorted by desk, as a good scan would have them.
 */
public final class Population {
  private static final int[] LEVERAGES = {1, 2, 3, 5, 8, 10, 15, 20};

  public final int instruments;
  public final int desks;

  /** Position ids of instrument i: first[i] to below first[i + 1]. */
  public final int[] first;

  public final long[] startMark;
  public final long[] quantity;
  public final long[] entry;
  public final long[] wallet;
  public final int[] desk;

  private Population(int instruments, int desks, int[] sizes) {
    this.instruments = instruments;
    this.desks = desks;
    first = new int[instruments + 1];
    for (int i = 0; i < instruments; i++) {
      first[i + 1] = first[i] + sizes[i];
    }
    int count = first[instruments];
    startMark = new long[instruments];
    quantity = new long[count];
    entry = new long[count];
    wallet = new long[count];
    desk = new int[count];
  }

  /** All instruments alike. */
  public static Population uniform(long seed, int positions, int instruments, int desks) {
    int[] sizes = new int[instruments];
    for (int i = 0; i < positions; i++) {
      sizes[i % instruments]++;
    }
    return new Population(instruments, desks, sizes).drawn(seed);
  }

  /** The n-th instrument has a share of 1/n. */
  static Population zipf(long seed, int positions, int instruments, int desks) {
    double whole = 0;
    for (int i = 1; i <= instruments; i++) {
      whole += 1.0 / i;
    }
    int[] sizes = new int[instruments];
    int left = positions;
    for (int i = instruments - 1; i > 0; i--) {
      sizes[i] = (int) (positions / whole / (i + 1));
      left -= sizes[i];
    }
    sizes[0] = left;
    return new Population(instruments, desks, sizes).drawn(seed);
  }

  public int count() {
    return quantity.length;
  }

  private Population drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < instruments; i++) {
      startMark[i] = 500_000 + random.nextInt(1_500_000);
      int size = first[i + 1] - first[i];
      for (int n = 0; n < size; n++) {
        int id = first[i] + n;
        desk[id] = (int) ((long) n * desks / size);
        draw(id, startMark[i], random);
      }
    }
    return this;
  }

  private void draw(int id, long mark, SplittableRandom random) {
    do {
      double notional = Math.exp(Math.log(1e3) + random.nextDouble() * Math.log(3.5e3));
      entry[id] = mark * (9_500 + random.nextInt(1_001)) / 10_000;
      long size = Math.max(1, (long) (notional * 100_000 / entry[id]));
      quantity[id] = random.nextBoolean() ? size : -size;
      int leverage = LEVERAGES[random.nextInt(LEVERAGES.length)];
      wallet[id] = Math.max(1, size * entry[id] / leverage / 1_000);
    } while (ratioReaches(id, mark, BenchContract.LEAVES[0]));
  }

  private boolean ratioReaches(int id, long mark, int level) {
    long equity =
        wallet[id] * BenchContract.WALLET_FACTOR
            + quantity[id] * (mark - entry[id]) * BenchContract.VALUE_FACTOR;
    long requirement = Scan.requirement(Math.abs(quantity[id]), mark);
    return requirement * BenchContract.LEVEL_UNIT >= level * equity;
  }
}
