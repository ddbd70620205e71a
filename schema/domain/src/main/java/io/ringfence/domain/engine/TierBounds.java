package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * In which tier a root lies. The notional at the root of one ratio stays within a tier's cap while
 * cumulative funding is at most F_e - E + s (ratio W - B) / (ratio Q), B = (rate - s ratio) cap -
 * amount: an upper bound for each tier but the last, rising with the tier.
 *
 * @param sign +1 for longs, -1 for shorts
 * @param ratio the ratio, units
 * @param walletFactor brings ratio times wallet to the digits of {@code bounds}
 * @param entryFactor brings an entry to the digits of funding
 * @param bounds B of each tier but the last
 */
record TierBounds(int sign, long ratio, long walletFactor, long entryFactor, Wide[] bounds) {
  static TierBounds of(int sign, BigDecimal ratio, ContractTerms terms, Lattice lattice) {
    Digits digits = Digits.of(terms);
    Scales scales = terms.scales();
    int whole = lattice.fundingDigits() + digits.ratio() + scales.quantity();
    RequirementTerms requirement = terms.requirement();
    Wide[] bounds = new Wide[requirement.tiers().size() - 1];
    for (int tier = 0; tier < bounds.length; tier++) {
      RequirementTerms.Tier one = requirement.tiers().get(tier);
      BigDecimal slope = requirement.rate(tier).subtract(ratio.multiply(BigDecimal.valueOf(sign)));
      BigDecimal bound = slope.multiply(one.cap()).subtract(one.amount());
      bounds[tier] = Wide.of(Lattice.whole(bound, whole));
    }
    return new TierBounds(
        sign,
        Lattice.factor(ratio, digits.ratio()),
        Lattice.factor(ratio, whole - scales.wallet()),
        Lattice.factor(BigDecimal.ONE, lattice.fundingDigits() - scales.entry()),
        bounds);
  }

  int tiers() {
    return bounds.length + 1;
  }

  /** The tier of the root at a cumulative funding; near a guess it is found at once. */
  int tierAt(PositionRows rows, int slot, Wide funding, int guess) {
    int tier = guess;
    while (tier < bounds.length && funding.compareTo(highest(rows, slot, tier)) > 0) {
      tier++;
    }
    while (tier > 0 && funding.compareTo(highest(rows, slot, tier - 1)) <= 0) {
      tier--;
    }
    return tier;
  }

  /** The largest cumulative funding at which the root is still within a tier's cap. */
  Wide highest(PositionRows rows, int slot, int tier) {
    Wide held = Wide.product(rows.wallet(slot), walletFactor).minus(bounds[tier]);
    return rows.funding(slot)
        .minus(Wide.product(rows.entry(slot), entryFactor))
        .plus((sign > 0 ? held : held.negate()).floorDivide(ratio * rows.size(slot)));
  }
}
