package io.ringfence.domain.explain;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;

/** The lines that say which tier a figure is taken from. */
final class TierLines {
  private TierLines() {}

  /** Rate and amount of the tier that holds a value. */
  static MaintenanceTier tier(
      PositionWorking on, TierSchedule schedule, Fraction value, String symbol) {
    MaintenanceTier tier = rate(on, schedule, value, symbol);
    on.paper().input("a", "maintenance amount of that tier", tier.maintenanceAmount());
    return tier;
  }

  /** Rate of the tier that holds a value, where no amount is deducted. */
  static MaintenanceTier rate(
      PositionWorking on, TierSchedule schedule, Fraction value, String symbol) {
    MaintenanceTier tier = schedule.tierOf(on.position(), value);
    String holds =
        switch (schedule.basis()) {
          case VALUE -> symbol;
          case CONTRACTS -> "q";
        };
    on.paper().input("m", "maintenance rate, " + named(schedule, tier, holds), tier.rate());
    return tier;
  }

  private static String named(TierSchedule schedule, MaintenanceTier tier, String holds) {
    return "tier "
        + (schedule.tiers().indexOf(tier) + 1)
        + " of "
        + schedule.tiers().size()
        + ": "
        + Precision.canonical(tier.floor())
        + " < "
        + holds
        + tier.cap().map(it -> " ≤ " + Precision.canonical(it)).orElse("");
  }
}
