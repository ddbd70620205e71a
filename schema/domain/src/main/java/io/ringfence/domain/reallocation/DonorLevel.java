package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.DonorShares.Spare;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The highest common level at which donors still give an amount together: nobody who gives it can
 * keep more. What one gives down to a level is exact for every contract and tier, so that the level
 * is bracketed by two that are checked, whoever guessed it first.
 *
 * @param policy distances donors keep
 * @param donors what each can give at most, settlement asset
 */
record DonorLevel(ReallocationPolicy policy, List<Spare> donors) {
  /** Width of the bracket that is enough, a share of the level; what is tried first is half. */
  private static final BigDecimal WIDTH = new BigDecimal("8e-10");

  private static final BigDecimal BESIDE = new BigDecimal("2e-10");

  private static final BigDecimal FARTHEST = new BigDecimal("0.999999999");
  private static final int SCALE = 12;

  /**
   * What is proved of the level.
   *
   * @param level no donors keep a higher one, multiples of what each must keep, rounded up
   * @param residual width of the bracket as a share of the level; what cannot be given at all: the
   *     share of the amount that is missing
   */
  record Proved(BigDecimal level, BigDecimal residual) {}

  /**
   * The level of an amount.
   *
   * @param amount settlement asset, above 0
   * @param guess where to look first
   */
  Proved of(BigDecimal amount, BigDecimal guess) {
    BigDecimal most = canGive(BigDecimal.ONE);
    if (most.compareTo(amount) < 0) {
      return new Proved(BigDecimal.ONE, share(amount.subtract(most), amount));
    }
    BigDecimal least = canGive(DonorLine.HIGHEST);
    if (least.compareTo(amount) >= 0) {
      return new Proved(DonorLine.HIGHEST, BigDecimal.ZERO);
    }
    Bracket bracket = new Bracket(amount, most, least);
    BigDecimal next = guess;
    while (bracket.isWide()) {
      bracket.probe(next.add(BESIDE.multiply(next)));
      bracket.probe(next.subtract(BESIDE.multiply(next)));
      next = bracket.middle();
      if (bracket.isWide()) {
        bracket.probe(next);
        next = bracket.crossing();
      }
    }
    return bracket.proved();
  }

  /** A level that donors can keep and one that they cannot. */
  private final class Bracket {
    private final BigDecimal amount;
    private BigDecimal low = BigDecimal.ONE;
    private BigDecimal high = DonorLine.HIGHEST;
    private BigDecimal atLow;
    private BigDecimal atHigh;

    Bracket(BigDecimal amount, BigDecimal atLow, BigDecimal atHigh) {
      this.amount = amount;
      this.atLow = atLow;
      this.atHigh = atHigh;
    }

    boolean isWide() {
      return high.subtract(low).compareTo(low.multiply(WIDTH)) > 0;
    }

    void probe(BigDecimal at) {
      BigDecimal level = at.setScale(SCALE, RoundingMode.HALF_EVEN);
      if (level.compareTo(low) > 0 && level.compareTo(high) < 0) {
        BigDecimal given = canGive(level);
        if (given.compareTo(amount) >= 0) {
          low = level;
          atLow = given;
        } else {
          high = level;
          atHigh = given;
        }
      }
    }

    BigDecimal middle() {
      return low.add(high).divide(BigDecimal.TWO, SCALE, RoundingMode.HALF_EVEN);
    }

    /** Where a line between the two would meet the amount. */
    BigDecimal crossing() {
      BigDecimal part =
          atLow.subtract(amount).divide(atLow.subtract(atHigh), MathContext.DECIMAL64);
      return low.add(high.subtract(low).multiply(part));
    }

    Proved proved() {
      return new Proved(high, share(high.subtract(low), low));
    }
  }

  /** What all can give and still stand at a level or above, settlement asset, at most exact. */
  private BigDecimal canGive(BigDecimal level) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Spare spare : donors) {
      BigDecimal distance = level.multiply(Distances.donor(policy, spare.donor()));
      BigDecimal slack = spare.donor().slackAt(within(spare.donor(), distance));
      sum = sum.add(slack.min(spare.amount()).max(BigDecimal.ZERO));
    }
    return sum;
  }

  /** A falling mark cannot lose more than all of itself. */
  private static BigDecimal within(PoolPosition donor, BigDecimal distance) {
    return donor.economics().side() == PositionSide.LONG ? distance.min(FARTHEST) : distance;
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, MathContext.DECIMAL64);
  }
}
