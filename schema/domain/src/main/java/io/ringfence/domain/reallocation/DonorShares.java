package io.ringfence.domain.reallocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What each of several donors gives of an amount so that the smallest distance left among them is
 * as great as it can be: those who stand farthest are drained first, down to one common level.
 * Distances count in multiples of what each donor must keep, which is the same multiple of its
 * sigma where volatility is known. Between the distance it has and the one it must keep a donor's
 * margin is taken to fall along a line, which it does for linear and quanto contracts within one
 * tier; caps are exact for all.
 *
 * @param policy minimum and step
 * @param donors what each can still give, settlement asset, multiples of the step
 */
record DonorShares(ReallocationPolicy policy, List<Spare> donors) {
  /** Shares are computed in parts of a step, so that coarse steps do not bend the levels. */
  private static final int FINER_BITS = 16;

  static final BigDecimal FINER = new BigDecimal(1L << FINER_BITS);
  static final BigDecimal LEVEL = new BigDecimal(1L << FairShares.LEVEL_BITS);

  /**
   * What one can still give.
   *
   * @param donor the position
   * @param amount settlement asset, a multiple of the step, at least the minimum
   * @param line how its distance falls as it gives
   */
  record Spare(PoolPosition donor, BigDecimal amount, DonorLine line) {
    Spare of(BigDecimal part) {
      return new Spare(donor, part, line);
    }
  }

  /** A donor with its line. */
  static Spare spare(PoolPosition donor, BigDecimal amount, ReallocationPolicy policy) {
    return new Spare(donor, amount, DonorLine.of(donor, policy));
  }

  /**
   * Parts of an amount, each at least the minimum transfer, the largest first; whose part would be
   * below it gives nothing. Empty where that leaves too little, or amounts are beyond 61 bits.
   *
   * @param amount settlement asset, a multiple of the step, at least 0
   */
  Optional<List<Spare>> of(BigDecimal amount) {
    if (!isCountable()) {
      return Optional.empty();
    }
    List<Spare> giving = new ArrayList<>(donors);
    while (units(amount).signum() > 0) {
      if (!canGive(giving, amount)) {
        return Optional.empty();
      }
      List<Spare> parts = parts(giving, amount);
      int smallest = smallestBelowMinimum(parts);
      if (smallest < 0) {
        return Optional.of(inOrder(parts));
      }
      giving.remove(smallest);
    }
    return Optional.of(List.of());
  }

  /**
   * The level of an amount on the donors' lines, in multiples of what each must keep; empty: there
   * is not as much, or amounts are beyond 61 bits.
   */
  Optional<BigDecimal> level(BigDecimal amount) {
    if (!canGive(donors, amount) || !isCountable()) {
      return Optional.empty();
    }
    FairShares.Shares shares = shares(donors).of(DonorLine.small(units(amount)));
    return Optional.of(
        BigDecimal.valueOf(shares.level()).negate().divide(LEVEL, 12, RoundingMode.CEILING));
  }

  /** Whether all there is to give can be counted in parts of a step. */
  private boolean isCountable() {
    BigDecimal sum = donors.stream().map(Spare::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return DonorLine.isSmall(units(sum));
  }

  private static boolean canGive(List<Spare> giving, BigDecimal amount) {
    return giving.stream()
            .map(Spare::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .compareTo(amount)
        >= 0;
  }

  private List<Spare> parts(List<Spare> giving, BigDecimal amount) {
    long[] steps = wholeSteps(shares(giving).of(DonorLine.small(units(amount))).units());
    List<Spare> parts = new ArrayList<>(steps.length);
    for (int i = 0; i < steps.length; i++) {
      BigDecimal part = policy.transferStep().multiply(BigDecimal.valueOf(steps[i]));
      parts.add(giving.get(i).of(part));
    }
    return parts;
  }

  /** Rounded down to steps; the steps that are missing go to the largest remainders. */
  private static long[] wholeSteps(long[] units) {
    long[] steps = new long[units.length];
    long missing = 0;
    for (int i = 0; i < units.length; i++) {
      steps[i] = units[i] >> FINER_BITS;
      missing += units[i] - (steps[i] << FINER_BITS);
    }
    List<Integer> byRemainder =
        IntStream.range(0, units.length)
            .boxed()
            .sorted(Comparator.comparing(i -> (steps[i] << FINER_BITS) - units[i]))
            .toList();
    for (int i = 0; i < missing >> FINER_BITS; i++) {
      steps[byRemainder.get(i)]++;
    }
    return steps;
  }

  private FairShares shares(List<Spare> giving) {
    int count = giving.size();
    long[] start = new long[count];
    long[] slope = new long[count];
    long[] cap = new long[count];
    for (int i = 0; i < count; i++) {
      Spare spare = giving.get(i);
      start[i] = spare.line().start();
      slope[i] = spare.line().slope();
      cap[i] = DonorLine.small(units(spare.amount()));
    }
    return new FairShares(start, slope, cap);
  }

  private BigDecimal units(BigDecimal amount) {
    return amount.divideToIntegralValue(policy.transferStep()).multiply(FINER);
  }

  /** Index of the smallest part below the minimum; -1: there is none. */
  private int smallestBelowMinimum(List<Spare> parts) {
    int smallest = -1;
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal part = parts.get(i).amount();
      if (part.compareTo(policy.minimumTransfer()) < 0
          && (smallest < 0 || part.compareTo(parts.get(smallest).amount()) < 0)) {
        smallest = i;
      }
    }
    return smallest;
  }

  private static List<Spare> inOrder(List<Spare> parts) {
    return parts.stream()
        .sorted(
            Comparator.comparing(Spare::amount)
                .reversed()
                .thenComparing(part -> part.donor().key()))
        .toList();
  }
}
