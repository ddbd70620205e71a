package io.ringfence.domain.reallocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Donors among whom an amount is shared out, in whole numbers. Whose part would be below the least
 * transfer leaves, the smallest first, one at a time: the others then give more.
 */
final class Giving {
  private final DonorShares shares;
  private final long least;
  private final int[] donors;
  private final long[] start;
  private final long[] slope;
  private final long[] cap;
  private int count;

  Giving(DonorShares shares) {
    this.shares = shares;
    ReallocationPolicy policy = shares.policy();
    this.least = DonorLine.small(shares.units(policy.roundedUp(policy.minimumTransfer())));
    this.count = shares.donors().size();
    this.donors = IntStream.range(0, count).toArray();
    this.start = new long[count];
    this.slope = new long[count];
    this.cap = new long[count];
    for (int i = 0; i < count; i++) {
      DonorShares.Spare spare = shares.donors().get(i);
      start[i] = spare.line().start();
      slope[i] = spare.line().slope();
      cap[i] = DonorLine.small(shares.units(spare.amount()));
    }
  }

  /**
   * What each gives.
   *
   * @param level the common level, in 2^-40
   * @param steps whole steps of each, in the order of the donors
   */
  record Parts(long level, long[] steps) {}

  /** Most that those who are left give together, parts of a step. */
  long most() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += cap[i];
    }
    return sum;
  }

  /** Parts of an amount, at most {@link #most}. */
  Parts parts(long wanted) {
    FairShares.Shares found =
        new FairShares(firstOf(start), firstOf(slope), firstOf(cap)).of(wanted);
    return new Parts(found.level(), wholeSteps(found.units()));
  }

  private long[] firstOf(long[] all) {
    return Arrays.copyOf(all, count);
  }

  /** Rounded down to steps; the steps that are missing go to the largest remainders. */
  private static long[] wholeSteps(long[] units) {
    long[] steps = new long[units.length];
    long missing = 0;
    for (int i = 0; i < units.length; i++) {
      steps[i] = units[i] >> DonorShares.FINER_BITS;
      missing += units[i] - (steps[i] << DonorShares.FINER_BITS);
    }
    long whole = missing >> DonorShares.FINER_BITS;
    if (whole > 0) {
      IntStream.range(0, units.length)
          .boxed()
          .sorted(Comparator.comparing(i -> (steps[i] << DonorShares.FINER_BITS) - units[i]))
          .limit(whole)
          .toList()
          .forEach(i -> steps[i]++);
    }
    return steps;
  }

  /**
   * Takes out whose part is the smallest below the least transfer; false: there is none. Of those
   * who give nothing, whoever stands below the level and the next has no part in it: without them
   * everybody else's part is the same, so they leave at once.
   */
  boolean leaveOutCrumbs(Parts parts) {
    int smallest = smallestBelowLeast(parts.steps());
    if (smallest < 0) {
      return false;
    }
    boolean isSettled = parts.steps()[smallest] > 0;
    int kept = smallest;
    for (int i = smallest; i < count; i++) {
      boolean isNext = !isSettled && parts.steps()[i] == 0;
      if (i == smallest || isNext) {
        isSettled |= isNext && start[i] <= parts.level();
      } else {
        keep(i, kept++);
      }
    }
    count = kept;
    return true;
  }

  private void keep(int from, int to) {
    donors[to] = donors[from];
    start[to] = start[from];
    slope[to] = slope[from];
    cap[to] = cap[from];
  }

  private int smallestBelowLeast(long[] steps) {
    int smallest = -1;
    for (int i = 0; i < count; i++) {
      boolean isCrumb = steps[i] << DonorShares.FINER_BITS < least;
      if (isCrumb && (smallest < 0 || steps[i] < steps[smallest])) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** Who is left, with their parts. */
  List<DonorShares.Spare> spares(Parts parts) {
    BigDecimal step = shares.policy().transferStep();
    List<DonorShares.Spare> spares = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigDecimal part = step.multiply(BigDecimal.valueOf(parts.steps()[i]));
      spares.add(shares.donors().get(donors[i]).of(part));
    }
    return spares;
  }
}
