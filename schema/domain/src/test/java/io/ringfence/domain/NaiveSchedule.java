package io.ringfence.domain;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Naive twin of a marginal schedule: each rate is paid on its own slice of the notional, slice by
 * slice. Knows no maintenance amounts, so it can judge them.
 *
 * @param caps upper ends of the slices, rising; the last slice has none in effect
 * @param rates rate of each slice
 */
public record NaiveSchedule(List<BigDecimal> caps, List<BigDecimal> rates) {
  /** A random schedule of one to eight tiers. */
  public static NaiveSchedule random(Dice dice) {
    List<BigDecimal> caps = new ArrayList<>();
    List<BigDecimal> rates = new ArrayList<>();
    BigDecimal cap = BigDecimal.ZERO;
    BigDecimal rate = dice.between("0.002", "0.02", 4);
    for (int left = dice.whole(1, 8); left > 0; left--) {
      cap = cap.add(dice.between("1000", "100000", dice.whole(0, 2)));
      caps.add(cap);
      rates.add(rate);
      rate = rate.add(dice.between("0", "0.05", 4));
    }
    return new NaiveSchedule(List.copyOf(caps), List.copyOf(rates));
  }

  /** Requirement of a notional. */
  public BigDecimal requirement(BigDecimal notional) {
    return requirement(notional, BigDecimal.ONE);
  }

  /** The requirement times a scale of a notional times the same scale: nothing is divided. */
  public BigDecimal requirement(BigDecimal scaledNotional, BigDecimal scale) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal floor = BigDecimal.ZERO;
    for (int i = 0; i < caps.size(); i++) {
      BigDecimal cap = caps.get(i).multiply(scale);
      BigDecimal upper = i == caps.size() - 1 ? scaledNotional : scaledNotional.min(cap);
      if (upper.compareTo(floor) > 0) {
        sum = sum.add(upper.subtract(floor).multiply(rates.get(i)));
      }
      floor = cap;
    }
    return sum;
  }

  /** The same brackets with the maintenance amounts that follow from the slices. */
  public TierSchedule schedule() {
    List<MaintenanceTier> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    for (int i = 0; i < caps.size(); i++) {
      BigDecimal rate = rates.get(i);
      BigDecimal amount = rate.multiply(floor).subtract(requirement(floor));
      tiers.add(new MaintenanceTier(floor, caps.get(i), rate, amount, BigDecimal.ONE));
      floor = caps.get(i);
    }
    return new TierSchedule(TierSchedule.Kind.MARGINAL, tiers);
  }
}
