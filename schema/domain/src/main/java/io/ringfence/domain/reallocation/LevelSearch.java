package io.ringfence.domain.reallocation;

import io.ringfence.domain.engine.Wide;
import java.math.BigInteger;

/** Bisection over levels; whoever's share is settled within the bracket leaves the list. */
final class LevelSearch {
  private final BigInteger wanted;
  private final long[] starts;
  private final long[] slopes;
  private final long[] caps;
  private int open;
  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;
  private long full;
  private Wide slopeSum = Wide.ZERO;
  private Wide startSum = Wide.ZERO;

  LevelSearch(long[] start, long[] slope, long[] cap, long amount) {
    this.starts = start.clone();
    this.slopes = slope.clone();
    this.caps = cap.clone();
    this.open = start.length;
    this.wanted = BigInteger.valueOf(amount).shiftLeft(FairShares.LEVEL_BITS);
    for (int i = 0; i < open; i++) {
      low = Math.min(low, starts[i]);
      long steps = caps[i] / slopes[i] + 1;
      high =
          Math.max(
              high,
              Math.addExact(starts[i], Math.multiplyExact(steps, 1L << FairShares.LEVEL_BITS)));
    }
  }

  long level() {
    if (open == 0 || wanted.signum() == 0) {
      return open == 0 ? 0 : low;
    }
    while (open > 0 && high - low > 1) {
      long middle = low + (high - low) / 2;
      if (sumAt(middle).compareTo(wanted) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
      leaveOutSettled();
    }
    return open > 0 ? low : solved();
  }

  /** Everybody still there rises along a line: the level is a quotient. */
  private long solved() {
    BigInteger slopesLeft = slopeSum.toBigInteger();
    if (slopesLeft.signum() == 0) {
      return low;
    }
    BigInteger left =
        wanted
            .subtract(BigInteger.valueOf(full).shiftLeft(FairShares.LEVEL_BITS))
            .add(big(startSum));
    return floor(left, slopesLeft).min(BigInteger.valueOf(high - 1)).longValueExact();
  }

  private static BigInteger floor(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private BigInteger sumAt(long level) {
    long sumHigh = 0;
    long sumLow = 0;
    for (int i = 0; i < open; i++) {
      long above = level - starts[i];
      if (above > 0) {
        long high = Math.multiplyHigh(slopes[i], above);
        long low = slopes[i] * above;
        if (FairShares.reaches(high, low, caps[i])) {
          high = caps[i] >> (64 - FairShares.LEVEL_BITS);
          low = caps[i] << FairShares.LEVEL_BITS;
        }
        sumLow += low;
        sumHigh += high + (Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0);
      }
    }
    return big(new Wide(sumHigh, sumLow))
        .add(BigInteger.valueOf(full).shiftLeft(FairShares.LEVEL_BITS))
        .add(slopeSum.toBigInteger().multiply(BigInteger.valueOf(level)))
        .subtract(big(startSum));
  }

  private void leaveOutSettled() {
    int kept = 0;
    for (int i = 0; i < open; i++) {
      if (isOpen(i)) {
        starts[kept] = starts[i];
        slopes[kept] = slopes[i];
        caps[kept] = caps[i];
        kept++;
      }
    }
    open = kept;
  }

  /** Whether the share bends inside the bracket; settles it where it does not. */
  private boolean isOpen(int i) {
    if (starts[i] >= high) {
      return false;
    }
    if (starts[i] > low) {
      return true;
    }
    if (isFull(i, low)) {
      full += caps[i];
      return false;
    }
    if (isFull(i, high)) {
      return true;
    }
    slopeSum = slopeSum.plus(Wide.of(slopes[i]));
    startSum = startSum.plus(Wide.product(slopes[i], starts[i]));
    return false;
  }

  private boolean isFull(int i, long level) {
    long above = level - starts[i];
    return FairShares.reaches(Math.multiplyHigh(slopes[i], above), slopes[i] * above, caps[i]);
  }

  private static BigInteger big(Wide sum) {
    return sum.toBigInteger();
  }
}
