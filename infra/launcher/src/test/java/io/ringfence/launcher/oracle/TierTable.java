package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Brackets of one instrument. A bracket holds the notionals in (floor, cap]; the last has no end.
 *
 * @param settlementAsset asset of margin and PnL
 * @param tiers brackets from the lowest to the highest
 */
record TierTable(String settlementAsset, List<Tier> tiers) {

  /**
   * One bracket.
   *
   * @param floor exclusive lower bound of notional, quote currency
   * @param cap inclusive upper bound of notional, quote currency
   * @param rate maintenance rate, fraction of notional
   * @param amount deduction, quote currency
   */
  record Tier(BigDecimal floor, BigDecimal cap, BigDecimal rate, BigDecimal amount) {}

  /** Maintenance requirement at a notional, quote currency, unrounded. */
  BigDecimal requirement(BigDecimal notional) {
    for (Tier tier : tiers) {
      if (notional.compareTo(tier.cap()) <= 0) {
        return tier.rate().multiply(notional).subtract(tier.amount());
      }
    }
    Tier last = tiers.getLast();
    return last.rate().multiply(notional).subtract(last.amount());
  }

  /**
   * The mark at which equity equals the requirement: solved in each bracket, kept where the
   * notional at that mark lies inside the bracket. Empty when no positive mark does it.
   *
   * @param sign 1 for long, -1 for short
   */
  Optional<Quotient> liquidationPrice(
      BigDecimal sign, BigDecimal quantity, BigDecimal entry, BigDecimal wallet) {
    for (Tier tier : tiers) {
      BigDecimal above =
          wallet.add(tier.amount()).subtract(sign.multiply(quantity).multiply(entry));
      Quotient price = Quotient.of(above, quantity.multiply(tier.rate().subtract(sign)));
      if (holds(tier, price.times(quantity))) {
        return price.compareTo(ZERO) > 0 ? Optional.of(price) : Optional.empty();
      }
    }
    throw new IllegalStateException("a continuous schedule has a root, none found in " + tiers);
  }

  private boolean holds(Tier tier, Quotient notional) {
    boolean aboveFloor = tier == tiers.getFirst() || notional.compareTo(tier.floor()) > 0;
    boolean belowCap = tier == tiers.getLast() || notional.compareTo(tier.cap()) <= 0;
    return aboveFloor && belowCap;
  }
}
