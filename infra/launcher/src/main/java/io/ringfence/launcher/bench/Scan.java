package io.ringfence.launcher.bench;

/** Arithmetic that scanning peers share: 64 bits, exact for {@link BenchContract}. */
public final class Scan {
  private Scan() {}

  /** Requirement at {@link BenchContract#MONEY_DIGITS}: the tier is searched, as a scan must. */
  public static long requirement(long size, long mark) {
    long notional = size * mark;
    int tier = 0;
    while (notional > BenchContract.cap(tier)) {
      tier++;
    }
    return notional * BenchContract.RATES[tier] - BenchContract.AMOUNTS[tier];
  }
}
