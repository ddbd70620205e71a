package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * The finest fraction digits among an instrument's rules.
 *
 * @param ratio of margin ratios that are levels or leave thresholds
 * @param distance of distances that are
 * @param rate of maintenance rates with the fee
 * @param money of maintenance amounts and of rates times caps
 */
record Digits(int ratio, int distance, int rate, int money) {
  static Digits of(ContractTerms terms) {
    LevelTerms levels = terms.levels();
    int ratio = 0;
    int distance = 0;
    for (int level = 0; level < levels.count(); level++) {
      int finest = Math.max(of(levels.enter(level)), of(levels.leave(level)));
      if (levels.isDistance(level)) {
        distance = Math.max(distance, finest);
      } else {
        ratio = Math.max(ratio, finest);
      }
    }
    RequirementTerms requirement = terms.requirement();
    int rate = 0;
    int money = terms.scales().wallet();
    for (int tier = 0; tier < requirement.tiers().size(); tier++) {
      RequirementTerms.Tier one = requirement.tiers().get(tier);
      rate = Math.max(rate, of(requirement.rate(tier)));
      money = Math.max(money, Math.max(of(one.amount()), of(one.cap())));
    }
    return new Digits(ratio, distance, rate, money);
  }

  /** Fraction digits of a figure, at least 0. */
  static int of(BigDecimal figure) {
    return figure.signum() == 0 ? 0 : Math.max(0, figure.stripTrailingZeros().scale());
  }

  /** Fraction digits of cumulative funding, quote per base. */
  int funding(Scales scales) {
    int settled = Math.max(scales.price() + scales.fundingRate(), scales.entry());
    // Tier bounds are divided by the quantity and must be whole before that.
    return Math.max(settled, money + rate - scales.quantity());
  }

  /** Fraction digits that hold every y of the axes exactly. */
  int key(Scales scales) {
    int ratios = scales.price() + Math.max(ratio, rate);
    int distances = scales.price() + distance + rate;
    return Math.max(Math.max(ratios, distances), funding(scales) + ratio);
  }
}
