package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The maintenance amounts that make a marginal schedule continuous: a1 = 0, an = an-1 + floor (mn -
 * mn-1). Settlement asset, exact. Margin model, section Tiers.
 */
public final class MaintenanceAmounts {
  private MaintenanceAmounts() {}

  /**
   * The amount of a bracket from that of the one below.
   *
   * @param below amount of the bracket below
   * @param floor lower bound of the bracket, settlement asset
   * @param rateStep the bracket's rate less that of the one below, fraction
   */
  public static BigDecimal next(BigDecimal below, BigDecimal floor, BigDecimal rateStep) {
    return below.add(floor.multiply(rateStep));
  }

  /**
   * The amounts of a whole table, from its floors and rates alone.
   *
   * @param tiers brackets, ascending; their own amounts are not read
   */
  public static List<BigDecimal> of(List<MaintenanceTier> tiers) {
    List<BigDecimal> amounts = new ArrayList<>();
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal rate = BigDecimal.ZERO;
    for (MaintenanceTier tier : tiers) {
      amount = next(amount, tier.floor(), tier.rate().subtract(rate));
      amounts.add(amount);
      rate = tier.rate();
    }
    return List.copyOf(amounts);
  }
}
