package io.ringfence.contracts.rulepack;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tiers of an instrument; the domain's schedule checks how they follow each other. */
final class TierReader {
  private static final Map<String, TierSchedule.Kind> SCHEDULES =
      Map.of(
          "marginal", TierSchedule.Kind.MARGINAL,
          "whole-position", TierSchedule.Kind.WHOLE_POSITION);
  private static final Map<String, TierSchedule.Basis> BASES =
      Map.of("value", TierSchedule.Basis.VALUE, "contracts", TierSchedule.Basis.CONTRACTS);

  private TierReader() {}

  static TierSchedule schedule(JsonFields instrument) {
    List<MaintenanceTier> tiers = new ArrayList<>();
    for (Json json : instrument.elements("tiers")) {
      JsonFields fields = new JsonFields(instrument.place() + ", tier " + (tiers.size() + 1), json);
      MaintenanceTier tier = tier(fields);
      if (!tiers.isEmpty()) {
        requireSteeper(fields.place(), tiers.getLast(), tier);
      }
      tiers.add(tier);
    }
    return new TierSchedule(
        instrument.choice("schedule", SCHEDULES), instrument.choice("tierBasis", BASES), tiers);
  }

  private static MaintenanceTier tier(JsonFields fields) {
    try {
      BigDecimal rate = fields.decimal("rate");
      MaintenanceTier tier =
          new MaintenanceTier(
              fields.decimal("floor"),
              cap(fields),
              rate,
              fields.decimal("maintenanceAmount"),
              maxLeverage(fields, rate));
      fields.refuseOthers();
      requireRoom(fields.place(), tier);
      return tier;
    } catch (IllegalArgumentException e) {
      throw new RulePackException(fields.place(), e);
    }
  }

  private static Optional<BigDecimal> cap(JsonFields fields) {
    return fields.has("cap") ? Optional.of(fields.decimal("cap")) : Optional.empty();
  }

  /** What is not published is bounded by what leaves room for the rate. */
  private static BigDecimal maxLeverage(JsonFields fields, BigDecimal rate) {
    return fields.has("maxLeverage") || rate.signum() == 0
        ? fields.decimal("maxLeverage")
        : BigDecimal.ONE.divide(rate, 0, RoundingMode.FLOOR);
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
