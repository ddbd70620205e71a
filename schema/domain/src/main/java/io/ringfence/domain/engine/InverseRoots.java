package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * First ticks of an inverse position's conditions. For a long in a tier, P at most (rate + ratio) Q
 * / D with D = ratio (W + Q / E) + amount, always where D is not above 0; for a short, P at least
 * (ratio - rate) Q / D with D = ratio (Q / E - W) - amount, never where D is not above 0.
 */
final class InverseRoots {
  private final Scales scales;
  private final List<RequirementTerms.Tier> tiers;
  private final BigDecimal feeRate;
  private final int sign;
  private final BigInteger beyond;

  InverseRoots(ContractTerms terms, int sign, long maxTick) {
    this(
        terms.scales(),
        terms.requirement().tiers(),
        terms.requirement().feeRate(),
        sign,
        BigInteger.valueOf(maxTick).add(BigInteger.ONE));
  }

  private InverseRoots(
      Scales scales,
      List<RequirementTerms.Tier> tiers,
      BigDecimal feeRate,
      int sign,
      BigInteger beyond) {
    this.scales = scales;
    this.tiers = tiers;
    this.feeRate = feeRate;
    this.sign = sign;
    this.beyond = beyond;
  }

  /** Key of a condition: s times the tick from which it holds, the first of all tiers. */
  BigInteger key(
      PositionRows rows, int slot, BigDecimal ratio, BigDecimal distance, boolean strict) {
    BigInteger first = null;
    for (RequirementTerms.Tier tier : tiers) {
      BigInteger key = keyIn(tier, rows, slot, ratio, distance, strict);
      first = first == null ? key : first.max(key);
    }
    return first == null ? BigInteger.ZERO : first;
  }

  private BigInteger keyIn(
      RequirementTerms.Tier tier,
      PositionRows rows,
      int slot,
      BigDecimal ratio,
      BigDecimal distance,
      boolean strict) {
    BigDecimal quantity = BigDecimal.valueOf(rows.size(slot), scales.quantity());
    BigDecimal entry = BigDecimal.valueOf(rows.entry(slot), scales.entry());
    BigDecimal wallet = BigDecimal.valueOf(rows.wallet(slot), scales.wallet());
    BigDecimal signedRatio = sign > 0 ? ratio : ratio.negate();
    // Both sides times E, which is above 0.
    BigDecimal slope = tier.rate().add(feeRate).add(signedRatio).multiply(quantity).multiply(entry);
    BigDecimal held =
        ratio
            .multiply(wallet)
            .add(tier.amount())
            .multiply(entry)
            .add(signedRatio.multiply(quantity));
    if (held.signum() * sign <= 0) {
      return sign > 0 ? beyond : beyond.negate();
    }
    BigDecimal nearer = BigDecimal.ONE.subtract(sign > 0 ? distance : distance.negate());
    return ofQuotient(slope, held.multiply(nearer), strict);
  }

  /** Rounds s times a price, given as a quotient, down to a tick. */
  private BigInteger ofQuotient(BigDecimal over, BigDecimal under, boolean strict) {
    int digits = Math.max(over.scale(), under.scale());
    BigInteger ticks = over.movePointRight(scales.price()).setScale(digits).unscaledValue();
    BigInteger numerator = sign > 0 ? ticks : ticks.negate();
    BigInteger denominator = under.setScale(digits).unscaledValue();
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    boolean whole = parts[1].signum() == 0;
    boolean down = whole ? strict : numerator.signum() < 0;
    BigInteger key = down ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return key.min(beyond).max(beyond.negate());
  }
}
