package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a donor's distance falls as it gives, from where it stands to what it must keep.
 *
 * @param start level it stands at, negative, 2^-40
 * @param slope parts of a step for each 1 of level, at least 1
 */
record DonorLine(long start, long slope) {
  private static final int LARGEST_BITS = 61;
  private static final int SCALE = 18;

  /** Level nobody stands above: who cannot be liquidated is drained first. */
  static final BigDecimal HIGHEST = new BigDecimal(1L << 20);

  static DonorLine of(PoolPosition donor, ReallocationPolicy policy) {
    BigDecimal level = level(donor, policy);
    return new DonorLine(
        level.negate().multiply(DonorShares.LEVEL).longValue(), slope(donor, policy, level));
  }

  /** Distance in multiples of what it must keep. */
  static BigDecimal level(PoolPosition donor, ReallocationPolicy policy) {
    MarginExposure exposure = donor.exposure();
    return exposure
        .distance()
        .map(distance -> distance.divide(Distances.donor(policy, donor), SCALE, RoundingMode.FLOOR))
        .orElse(HIGHEST)
        .min(HIGHEST);
  }

  private static long slope(PoolPosition donor, ReallocationPolicy policy, BigDecimal level) {
    BigDecimal toSpare = donor.slackAt(Distances.donor(policy, donor));
    BigDecimal above = level.subtract(BigDecimal.ONE).max(BigDecimal.ONE.movePointLeft(SCALE / 2));
    BigDecimal slope =
        toSpare
            .multiply(DonorShares.FINER)
            .divide(above.multiply(policy.transferStep()), 0, RoundingMode.FLOOR);
    return small(slope.max(BigDecimal.ONE));
  }

  /** A number of units, at most 2^61. */
  static long small(BigDecimal units) {
    return isSmall(units) ? units.longValue() : 1L << LARGEST_BITS;
  }

  static boolean isSmall(BigDecimal units) {
    return units.toBigInteger().bitLength() <= LARGEST_BITS;
  }
}
