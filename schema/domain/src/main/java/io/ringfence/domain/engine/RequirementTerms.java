package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a position's equity must exceed: (rate + feeRate) V - amount, by the tier of its notional.
 *
 * @param schedule whether the requirement is continuous across the tiers
 * @param tiers at least one, caps rising and rates not falling; the last tier also values what lies
 *     above its cap
 * @param feeRate closing fee the venue puts into the trigger, fraction of notional, at least 0
 * @param equalityLiquidates whether equity equal to the requirement already liquidates
 */
public record RequirementTerms(
    Schedule schedule, List<Tier> tiers, BigDecimal feeRate, boolean equalityLiquidates) {
  /** How a schedule treats what lies in lower tiers. */
  public enum Schedule {
    /** Continuous: amounts make up for the step of the rate, and every trigger is one price. */
    MARGINAL,
    /** The tier's rate holds for all of the position: conditions may begin and end repeatedly. */
    WHOLE_POSITION
  }

  /**
   * One tier.
   *
   * @param cap inclusive upper bound of notional, settlement asset, above 0
   * @param rate maintenance rate, fraction of notional, in (0, 1)
   * @param amount deduction, settlement asset, at least 0
   */
  public record Tier(BigDecimal cap, BigDecimal rate, BigDecimal amount) {}

  public RequirementTerms {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty() || tiers.size() > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("tiers must be 1 to 127, were " + tiers.size());
    }
    if (feeRate.signum() < 0) {
      throw new IllegalArgumentException("feeRate must be >= 0, was " + feeRate);
    }
    requireTier(1, null, tiers.getFirst(), schedule);
    for (int i = 1; i < tiers.size(); i++) {
      requireTier(i + 1, tiers.get(i - 1), tiers.get(i), schedule);
    }
    if (tiers.getLast().rate().add(feeRate).compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "highest rate and feeRate together must be < 1, were "
              + tiers.getLast().rate().add(feeRate));
    }
  }

  private static void requireTier(int number, @Nullable Tier lower, Tier tier, Schedule schedule) {
    BigDecimal floor = lower == null ? BigDecimal.ZERO : lower.cap();
    BigDecimal lowerRate = lower == null ? BigDecimal.ZERO : lower.rate();
    if (tier.cap().compareTo(floor) <= 0) {
      throw new IllegalArgumentException(
          "tier " + number + ": cap must be above " + floor + ", was " + tier.cap());
    }
    if (tier.rate().signum() <= 0 || tier.rate().compareTo(lowerRate) < 0) {
      throw new IllegalArgumentException(
          "tier " + number + ": rate must be > 0 and >= " + lowerRate + ", was " + tier.rate());
    }
    BigDecimal expected =
        switch (schedule) {
          case MARGINAL ->
              lower == null
                  ? BigDecimal.ZERO
                  : lower.amount().add(floor.multiply(tier.rate().subtract(lowerRate)));
          case WHOLE_POSITION -> BigDecimal.ZERO;
        };
    if (tier.amount().compareTo(expected) != 0) {
      throw new IllegalArgumentException(
          "tier %s: amount must be %s in a %s schedule, was %s"
              .formatted(number, expected.toPlainString(), schedule, tier.amount()));
    }
  }

  /** Rate of a tier with the fee, fraction of notional. */
  BigDecimal rate(int tier) {
    return tiers.get(tier).rate().add(feeRate);
  }

  /** Highest rate with the fee. */
  BigDecimal highestRate() {
    return rate(tiers.size() - 1);
  }
}
