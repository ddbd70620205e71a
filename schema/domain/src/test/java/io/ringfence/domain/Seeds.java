package io.ringfence.domain;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Seeds of the random tests; a failure names the seed that repeats it. */
public final class Seeds {
  private static final int BLOCK = 50;

  private Seeds() {}

  /** Fifty seeds. */
  public static LongStream fifty() {
    return LongStream.rangeClosed(1, 50);
  }

  /** A hundred seeds. */
  public static LongStream hundred() {
    return LongStream.rangeClosed(1, 100);
  }

  /** First seeds of ten blocks of fifty: where a test for each seed would only cost time. */
  public static LongStream blocks() {
    return LongStream.iterate(1, first -> first + BLOCK).limit(10);
  }

  /** Runs a check for each seed of a block; a failure names the seed that repeats it. */
  public static void forBlock(long first, LongConsumer check) {
    for (long seed = first; seed < first + BLOCK; seed++) {
      try {
        check.accept(seed);
      } catch (AssertionError failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }
}
