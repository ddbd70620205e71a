package io.ringfence.launcher.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeded chance. Uses whole numbers and one named algorithm only, so that a seed means the same
 * draws on every machine.
 */
final class Dice {
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final RandomGenerator generator;

  private Dice(long seed) {
    this.generator = RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }

  /**
   * A stream of draws of its own for one purpose, so that more draws for one purpose do not change
   * another.
   */
  static Dice of(long seed, String purpose) {
    long mixed = seed;
    for (int i = 0; i < purpose.length(); i++) {
      mixed = (mixed ^ purpose.charAt(i)) * GOLDEN_GAMMA;
    }
    return new Dice(mixed);
  }

  /** A whole number between two bounds, both included. */
  long between(long lowest, long highest) {
    return lowest + Long.remainderUnsigned(generator.nextLong(), highest - lowest + 1);
  }

  /** As {@link #between(long, long)}, for ints. */
  int between(int lowest, int highest) {
    return (int) between((long) lowest, (long) highest);
  }

  /** True in so many of a hundred draws. */
  boolean percent(int chance) {
    return between(1, 100) <= chance;
  }

  /** One of the choices. */
  <T> T pick(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }

  /**
   * A whole number around 0, bell-shaped: the sum of twelve even draws.
   *
   * @param deviation standard deviation, at least 0
   */
  long bell(long deviation) {
    long half = deviation / 2;
    long sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += between(-half, half);
    }
    return sum;
  }
}
