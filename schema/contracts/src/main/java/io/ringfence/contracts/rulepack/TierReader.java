package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the tiers of an instrument; the domain's schedule checks how they follow each other. */
final class TierReader {
  private final TierSchedule.Kind kind;

  TierReader(TierSchedule.Kind kind) {
    this.kind = kind;
  }

  TierSchedule read(String place, JsonFields instrument) {
    List<MaintenanceTier> tiers = new ArrayList<>();
    for (Json json : instrument.elements("tiers")) {
      String tierPlace = place + ", tier " + (tiers.size() + 1);
      MaintenanceTier tier = tier(tierPlace, new JsonFields(tierPlace, json));
      if (!tiers.isEmpty()) {
        requireSteeper(tierPlace, tiers.getLast(), tier);
      }
      tiers.add(tier);
    }
    return new TierSchedule(kind, tiers);
  }

  private static MaintenanceTier tier(String place, JsonFields fields) {
    try {
      MaintenanceTier tier =
          new MaintenanceTier(
              fields.decimal("floor"),
              fields.decimal("cap"),
              fields.decimal("rate"),
              fields.decimal("maintenanceAmount"),
              fields.decimal("maxLeverage"));
      fields.refuseOthers();
      requireRoom(place, tier);
      return tier;
    } catch (IllegalArgumentException e) {
      throw new RulePackException(place, e);
    }
  }

  /** At the highest leverage the initial requirement must cover maintenance: 1 / L >= m. */
  private static void requireRoom(String place, MaintenanceTier tier) {
    if (tier.maxLeverage().multiply(tier.rate()).compareTo(BigDecimal.ONE) > 0) {
      throw new RulePackException(
          place,
          "maxLeverage must leave 1 / maxLeverage >= rate %s, was %s"
              .formatted(tier.rate().toPlainString(), tier.maxLeverage().toPlainString()));
    }
  }

  private static void requireSteeper(String place, MaintenanceTier lower, MaintenanceTier tier) {
    if (tier.rate().compareTo(lower.rate()) <= 0) {
      throw new RulePackException(
          place,
          "rate must be above that of the tier below, %s, was %s"
              .formatted(lower.rate().toPlainString(), tier.rate().toPlainString()));
    }
    if (tier.maxLeverage().compareTo(lower.maxLeverage()) > 0) {
      throw new RulePackException(
          place,
          "maxLeverage must not be above that of the tier below, %s, was %s"
              .formatted(lower.maxLeverage().toPlainString(), tier.maxLeverage().toPlainString()));
    }
  }
}
