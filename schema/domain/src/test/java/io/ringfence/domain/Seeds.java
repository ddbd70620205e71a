package io.ringfence.domain;

import java.util.stream.LongStream;

/** Seeds of the random tests; a failure names the seed that repeats it. */
public final class Seeds {
  private Seeds() {}

  /** Fifty seeds. */
  public static LongStream fifty() {
    return LongStream.rangeClosed(1, 50);
  }

  /** A hundred seeds. */
  public static LongStream hundred() {
    return LongStream.rangeClosed(1, 100);
  }

  /** Five hundred seeds. */
  public static LongStream fiveHundred() {
    return LongStream.rangeClosed(1, 500);
  }
}
