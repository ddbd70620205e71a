package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * In which tier a root lies. The notional at the root of one ratio stays within a tier's cap while
 * cumulative funding is at most F_e - E + s (ratio W - B) / (ratio Q), B = (rate - s ratio) cap -
 * amount: an upper bound for each tier but the last, rising with the tier.
 *
 * @param ratio the ratio, units
 * @param walletFactor brings s ratio times wallet to the digits of {@code bounds}
 * @param entryFactor brings an entry to the digits of funding
 * @param bounds s B of each tier but the last
 */
record TierBounds(long ratio, long walletFactor, long entryFactor, Wide[] bounds) {
  static TierBounds of(int sign, BigDecimal ratio, ContractTerms terms, Lattice lattice) {
    Digits digits = Digits.of(terms);
    Scales scales = terms.scales();
    int whole = lattice.fundingDigits() + digits.ratio() + scales.quantity();
    RequirementTerms requirement = terms.requirement();
    BigDecimal side = BigDecimal.valueOf(sign);
    Wide[] bounds = new Wide[requirement.tiers().size() - 1];
    for (int tier = 0; tier < bounds.length; tier++) {
      RequirementTerms.Tier one = requirement.tiers().get(tier);
      BigDecimal slope = requirement.rate(tier).subtract(ratio.multiply(side));
      BigDecimal bound = slope.multiply(one.cap()).subtract(one.amount()).multiply(side);
      bounds[tier] = Wide.of(Lattice.whole(bound, whole));
    }
    return new TierBounds(
        Lattice.factor(ratio, digits.ratio()),
        Lattice.factor(ratio.multiply(side), whole - scales.wallet()),
        Lattice.factor(BigDecimal.ONE, lattice.fundingDigits() - scales.entry()),
        bounds);
  }

  int tiers() {
    return bounds.length + 1;
  }

  /** The tier of the root at a cumulative funding; near a guess it is found at once. */
  int tierAt(PositionRows rows, int slot, Wide funding, int guess) {
    Wide part = funding.minus(base(rows, slot));
    int tier = guess;
    if (!part.isLong()) {
      while (tier < bounds.length && funding.compareTo(highest(rows, slot, tier)) > 0) {
        tier++;
      }
      while (tier > 0 && funding.compareTo(highest(rows, slot, tier - 1)) <= 0) {
        tier--;
      }
      return tier;
    }
    // Both sides times the divisor: the root is within each cap whose bound is not above this.
    Wide room =
        Wide.product(rows.wallet(slot), walletFactor)
            .minus(Wide.product(part.low(), ratio * rows.size(slot)));
    while (tier < bounds.length && bounds[tier].compareTo(room) > 0) {
      tier++;
    }
    while (tier > 0 && bounds[tier - 1].compareTo(room) <= 0) {
      tier--;
    }
    return tier;
  }

  /**
   * Whether the root lies in a tier wherever cumulative funding lies above one figure and at most
   * at another. No quotient is needed where 64 bits hold the dividend.
   */
  boolean contains(PositionRows rows, int slot, int tier, Wide above, Wide highest) {
    return (tier == bounds.length || isAtMost(highest, rows, slot, tier))
        && (tier == 0 || !isAtMost(above.plus(Wide.ONE), rows, slot, tier - 1));
  }

  /** Whether a figure is at most the {@link #highest} of a tier. */
  private boolean isAtMost(Wide figure, PositionRows rows, int slot, int tier) {
    Wide part = figure.minus(base(rows, slot));
    return part.isLong()
        ? Wide.product(part.low(), ratio * rows.size(slot)).compareTo(held(rows, slot, tier)) <= 0
        : figure.compareTo(highest(rows, slot, tier)) <= 0;
  }

  /** The largest cumulative funding at which the root is still within a tier's cap. */
  Wide highest(PositionRows rows, int slot, int tier) {
    return base(rows, slot).plus(held(rows, slot, tier).floorDivide(ratio * rows.size(slot)));
  }

  /** F_e - E. */
  private Wide base(PositionRows rows, int slot) {
    return rows.funding(slot).minus(Wide.product(rows.entry(slot), entryFactor));
  }

  /** s (ratio W - B). */
  private Wide held(PositionRows rows, int slot, int tier) {
    return Wide.product(rows.wallet(slot), walletFactor).minus(bounds[tier]);
  }
}
