package io.ringfence.domain.trigger;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sum over positions of size times price by leverage, each rounded up at 18 digits, without a visit
 * to each. With the price in ticks p an amount is {@code ceil(y p / l)} units, and {@code ceil(y p
 * / l) = (y p + (-y p mod l)) / l}: the sum of all y, and how many have which rest modulo l, give
 * the sum of what was rounded, exactly. A leverage whose inverse ends has l = 1; others have few
 * rests: at most 3 for 30 or 75, 7 for 7.
 */
public final class CeilingSums {
  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

  private final TreeMap<Long, Group> groups = new TreeMap<>();

  /**
   * What one position adds.
   *
   * @param factor y
   * @param divisor l
   */
  public record Share(BigInteger factor, long divisor) {
    /**
     * The share of a position; empty where its digits make the rests too many to count.
     *
     * @param size above 0
     * @param leverage above 0
     * @param grid what prices are counted in
     */
    public static Optional<Share> of(BigDecimal size, BigDecimal leverage, TickGrid grid) {
      BigDecimal finest = BigDecimal.ONE.movePointRight(Precision.AMOUNT_SCALE - grid.digits());
      BigDecimal above = size.multiply(finest);
      int digits = Math.max(0, Math.max(above.scale(), leverage.scale()));
      BigInteger factor = above.setScale(digits).unscaledValue();
      BigInteger divisor = leverage.setScale(digits).unscaledValue();
      BigInteger common = factor.gcd(divisor);
      BigInteger reduced = divisor.divide(common);
      return reduced.compareTo(MOST) > 0
          ? Optional.empty()
          : Optional.of(new Share(factor.divide(common), reduced.longValueExact()));
    }

    private long rest() {
      return factor.mod(BigInteger.valueOf(divisor)).longValueExact();
    }
  }

  /** Shares of one divisor. */
  private static final class Group {
    private final long divisor;
    private final TreeMap<Long, Integer> rests = new TreeMap<>();
    private BigInteger factors = BigInteger.ZERO;

    private Group(long divisor) {
      this.divisor = divisor;
    }

    private void change(Share share, int direction) {
      factors = direction > 0 ? factors.add(share.factor) : factors.subtract(share.factor);
      rests.merge(
          share.rest(), direction, (before, more) -> before + more == 0 ? null : before + more);
    }

    private BigInteger at(long tick) {
      long risen = 0;
      for (var rest : rests.entrySet()) {
        long product = rest.getKey() * (tick % divisor) % divisor;
        risen = Math.addExact(risen, (divisor - product) % divisor * rest.getValue());
      }
      return factors
          .multiply(BigInteger.valueOf(tick))
          .add(BigInteger.valueOf(risen))
          .divide(BigInteger.valueOf(divisor));
    }
  }

  /** A position comes in. */
  public void add(Share share) {
    groups.computeIfAbsent(share.divisor, Group::new).change(share, 1);
  }

  /** A position leaves. */
  public void remove(Share share) {
    Group group = groups.get(share.divisor);
    if (group == null) {
      throw new IllegalArgumentException("share must have been added, was " + share);
    }
    group.change(share, -1);
    if (group.rests.isEmpty()) {
      groups.remove(share.divisor);
    }
  }

  /**
   * The sum at a price.
   *
   * @param tick price, ticks, above 0
   */
  public BigDecimal at(long tick) {
    BigInteger sum = BigInteger.ZERO;
    for (Group group : groups.values()) {
      sum = sum.add(group.at(tick));
    }
    return new BigDecimal(sum, Precision.AMOUNT_SCALE);
  }
}
