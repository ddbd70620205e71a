package io.ringfence.domain.reallocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
  static final int FINER_BITS = 16;

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
    long wanted = DonorLine.small(units(amount));
    Giving giving = new Giving(this);
    while (wanted > 0) {
      if (giving.most() < wanted) {
        return Optional.empty();
      }
      Giving.Parts parts = giving.parts(wanted);
      if (!giving.leaveOutCrumbs(parts)) {
        return Optional.of(inOrder(giving.spares(parts)));
      }
    }
    return Optional.of(List.of());
  }

  /**
   * The level of an amount on the donors' lines, in multiples of what each must keep; empty: there
   * is not as much, or amounts are beyond 61 bits.
   */
  Optional<BigDecimal> level(BigDecimal amount) {
    if (!isCountable()) {
      return Optional.empty();
    }
    long wanted = DonorLine.small(units(amount));
    Giving giving = new Giving(this);
    return giving.most() < wanted
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(giving.parts(wanted).level())
                .negate()
                .divide(LEVEL, 12, RoundingMode.CEILING));
  }

  /** Whether all there is to give can be counted in parts of a step. */
  private boolean isCountable() {
    BigDecimal sum = donors.stream().map(Spare::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return DonorLine.isSmall(units(sum));
  }

  BigDecimal units(BigDecimal amount) {
    return amount.divideToIntegralValue(policy.transferStep()).multiply(FINER);
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
