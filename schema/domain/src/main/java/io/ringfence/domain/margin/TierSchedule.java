package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.List;

/**
 * All brackets of one instrument at one version of a venue's rules.
 *
 * @param kind whether the requirement is continuous across the brackets
 * @param tiers at least one, ascending and without a gap, the first from 0
 */
public record TierSchedule(Kind kind, List<MaintenanceTier> tiers) {
  /** How a schedule treats the part of a notional that lies in lower brackets. */
  public enum Kind {
    /**
     * Each bracket's rate holds for its slice: maintenance amounts make the requirement continuous.
     */
    MARGINAL,
    /**
     * The bracket's rate holds for the whole position: the requirement jumps at a bracket's edge.
     */
    WHOLE_POSITION
  }

  public TierSchedule {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("tiers must not be empty");
    }
    if (tiers.getFirst().floor().signum() != 0) {
      throw new IllegalArgumentException(
          "tier 1: floor must be 0, was " + tiers.getFirst().floor());
    }
    requireAmount(1, kind, BigDecimal.ZERO, tiers.getFirst());
    for (int i = 1; i < tiers.size(); i++) {
      requireFollows(i + 1, kind, tiers.get(i - 1), tiers.get(i));
    }
  }

  private static void requireFollows(
      int number, Kind kind, MaintenanceTier lower, MaintenanceTier tier) {
    if (tier.floor().compareTo(lower.cap()) != 0) {
      throw new IllegalArgumentException(
          "tier "
              + number
              + ": floor must be the cap below, "
              + lower.cap()
              + ", was "
              + tier.floor());
    }
    if (tier.rate().compareTo(lower.rate()) < 0) {
      throw new IllegalArgumentException(
          "tier " + number + ": rate must not fall below " + lower.rate() + ", was " + tier.rate());
    }
    BigDecimal continuous =
        lower.maintenanceAmount().add(tier.floor().multiply(tier.rate().subtract(lower.rate())));
    requireAmount(number, kind, continuous, tier);
  }

  private static void requireAmount(
      int number, Kind kind, BigDecimal continuous, MaintenanceTier tier) {
    BigDecimal expected =
        switch (kind) {
          case MARGINAL -> continuous;
          case WHOLE_POSITION -> BigDecimal.ZERO;
        };
    if (tier.maintenanceAmount().compareTo(expected) != 0) {
      throw new IllegalArgumentException(
          "tier "
              + number
              + ": maintenanceAmount must be "
              + expected.toPlainString()
              + " in a "
              + kind
              + " schedule, was "
              + tier.maintenanceAmount().toPlainString());
    }
  }

  /**
   * The tier a notional belongs to; above the last cap the last tier.
   *
   * @param notional quote currency, at least 0
   */
  public MaintenanceTier tierAt(BigDecimal notional) {
    int low = 0;
    int high = tiers.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (notional.compareTo(tiers.get(middle).cap()) <= 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return tiers.get(low);
  }

  /**
   * Maintenance requirement, quote currency, exact, not rounded.
   *
   * @param notional quote currency, at least 0
   */
  public BigDecimal requirement(BigDecimal notional) {
    return tierAt(notional).requirement(notional);
  }

  /** Whether a tier is the highest: it has no effective cap. */
  boolean isLast(MaintenanceTier tier) {
    return tier == tiers.getLast();
  }
}
