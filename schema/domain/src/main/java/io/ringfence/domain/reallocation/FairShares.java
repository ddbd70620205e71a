package io.ringfence.domain.reallocation;

/**
 * Shares of an amount by one common level: everybody's share is {@code slope (level - start)}, at
 * least 0 and at most a cap, and the shares add up to the amount. For donors that are drained from
 * the top this leaves the smallest distance as great as it can be (max-min); the same shares solve
 * the separable quadratic programme that minimises the sum of {@code (share + slope start)^2 / (2
 * slope)}. Whole numbers throughout: the level is found by bisection in steps of 2^-40 with sums of
 * 128 bits, and what is left below one step is settled unit by unit in the order given.
 *
 * <p>Amounts are counted in units of the caller's choice, at most 2^62 each; the sum of the caps
 * must fit into 63 bits.
 */
public final class FairShares {
  /** Binary digits of a level after the point. */
  public static final int LEVEL_BITS = 40;

  private final long[] start;
  private final long[] slope;
  private final long[] cap;

  /**
   * What everybody can take.
   *
   * @param start level from which one takes, in 2^-40, within ±2^61
   * @param slope units for each 1 of level, above 0
   * @param cap most units one takes, at least 0
   * @throws IllegalArgumentException when lengths differ or a slope or cap is out of range
   */
  public FairShares(long[] start, long[] slope, long[] cap) {
    if (start.length != slope.length || start.length != cap.length) {
      throw new IllegalArgumentException(
          "start, slope and cap must have one length, were %s, %s and %s"
              .formatted(start.length, slope.length, cap.length));
    }
    for (int i = 0; i < slope.length; i++) {
      if (slope[i] <= 0 || cap[i] < 0) {
        throw new IllegalArgumentException(
            "slope must be > 0 and cap >= 0, were " + slope[i] + " and " + cap[i]);
      }
    }
    this.start = start;
    this.slope = slope;
    this.cap = cap;
  }

  /**
   * The shares.
   *
   * @param level the common level, in 2^-40: the highest whole one whose shares do not exceed the
   *     amount
   * @param units one for each, in the order given; they add up to the amount
   */
  public record Shares(long level, long[] units) {}

  /** Most that all can take together, units. */
  public long most() {
    long sum = 0;
    for (long one : cap) {
      sum = Math.addExact(sum, one);
    }
    return sum;
  }

  /**
   * Shares that add up to an amount.
   *
   * @param amount units, at least 0 and at most {@link #most}
   */
  public Shares of(long amount) {
    if (amount < 0 || amount > most()) {
      throw new IllegalArgumentException("amount must lie in 0.." + most() + ", was " + amount);
    }
    long level = new LevelSearch(start, slope, cap, amount).level();
    return new Shares(level, settled(level, amount));
  }

  /** Whole units at a level, then what is missing, each at most what one level more would give. */
  private long[] settled(long level, long amount) {
    long[] units = new long[start.length];
    long missing = amount;
    for (int i = 0; i < units.length; i++) {
      units[i] = share(i, level, 0);
      missing -= units[i];
    }
    for (int i = 0; missing > 0 && i < units.length; i++) {
      long more = Math.min(missing, share(i, level + 1, 1) - units[i]);
      units[i] += more;
      missing -= more;
    }
    return units;
  }

  /** Share at a level in units, rounded down, or with what is added for a part of a unit. */
  private long share(int i, long level, int partCounts) {
    long above = level - start[i];
    if (above <= 0) {
      return 0;
    }
    long high = Math.multiplyHigh(slope[i], above);
    long low = slope[i] * above;
    if (reaches(high, low, cap[i])) {
      return cap[i];
    }
    long whole = (high << (64 - LEVEL_BITS)) | (low >>> LEVEL_BITS);
    boolean isPart = (low & ((1L << LEVEL_BITS) - 1)) != 0;
    return isPart ? whole + partCounts : whole;
  }

  /** Whether a product in 2^-40 units has come to a cap. */
  static boolean reaches(long high, long low, long cap) {
    long capHigh = cap >> (64 - LEVEL_BITS);
    return high > capHigh || high == capHigh && Long.compareUnsigned(low, cap << LEVEL_BITS) >= 0;
  }
}
