package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * All brackets of one instrument at one version of a venue's rules.
 *
 * @param kind whether the requirement is continuous across the brackets
 * @param basis what floors and caps count
 * @param tiers at least one, ascending and without a gap, the first from 0
 */
public record TierSchedule(Kind kind, Basis basis, List<MaintenanceTier> tiers) {
  /** What the floors and caps of a schedule count. */
  public enum Basis {
    /** The position's value V at a price, settlement asset: the bracket moves with the price. */
    VALUE,
    /** The position's quantity as the venue counts it: the price cannot change the bracket. */
    CONTRACTS
  }

  /** How a schedule treats the part of a notional that lies in lower brackets. */
  public enum Kind {
    /**
     * Each bracket's rate holds for its slice: maintenance amounts make the requirement continuous.
     */
    MARGINAL,
    /**
     * The bracket's rate holds for the whole position: the requirement jumps at a bracket's edge.
     */
    WHOLE_POSITION,
    /**
     * One bracket taken out of a table whose others are not known: its rate and amount, as given,
     * hold for every value.
     */
    EXCERPT
  }

  /** Brackets of the position's value. */
  public TierSchedule(Kind kind, List<MaintenanceTier> tiers) {
    this(kind, Basis.VALUE, tiers);
  }

  /**
   * The one bracket of a table that a source prints.
   *
   * @param rate maintenance rate, fraction, in (0, 1)
   * @param amount maintenance amount, settlement asset, at least 0
   */
  public static TierSchedule excerpt(BigDecimal rate, BigDecimal amount) {
    return new TierSchedule(
        Kind.EXCERPT,
        List.of(
            new MaintenanceTier(BigDecimal.ZERO, Optional.empty(), rate, amount, BigDecimal.ONE)));
  }

  public TierSchedule {
    tiers = List.copyOf(tiers);
    if (basis == Basis.CONTRACTS && kind == Kind.MARGINAL) {
      throw new IllegalArgumentException("a schedule of CONTRACTS must be WHOLE_POSITION");
    }
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("tiers must not be empty");
    }
    if (tiers.getFirst().floor().signum() != 0) {
      throw new IllegalArgumentException(
          "tier 1: floor must be 0, was " + tiers.getFirst().floor());
    }
    if (kind == Kind.EXCERPT && tiers.size() > 1) {
      throw new IllegalArgumentException("an EXCERPT must be one tier, was " + tiers.size());
    }
    requireAmount(1, kind, BigDecimal.ZERO, tiers.getFirst());
    for (int i = 1; i < tiers.size(); i++) {
      requireFollows(i + 1, kind, tiers.get(i - 1), tiers.get(i));
    }
  }

  private static void requireFollows(
      int number, Kind kind, MaintenanceTier lower, MaintenanceTier tier) {
    BigDecimal below =
        lower
            .cap()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "tier " + (number - 1) + ": cap must be given below the last tier"));
    if (tier.floor().compareTo(below) != 0) {
      throw new IllegalArgumentException(
          "tier " + number + ": floor must be the cap below, " + below + ", was " + tier.floor());
    }
    if (tier.rate().compareTo(lower.rate()) < 0) {
      throw new IllegalArgumentException(
          "tier " + number + ": rate must not fall below " + lower.rate() + ", was " + tier.rate());
    }
    BigDecimal continuous =
        MaintenanceAmounts.next(
            lower.maintenanceAmount(), tier.floor(), tier.rate().subtract(lower.rate()));
    requireAmount(number, kind, continuous, tier);
  }

  private static void requireAmount(
      int number, Kind kind, BigDecimal continuous, MaintenanceTier tier) {
    BigDecimal expected =
        switch (kind) {
          case MARGINAL -> continuous;
          case WHOLE_POSITION -> BigDecimal.ZERO;
          case EXCERPT -> tier.maintenanceAmount();
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
   * @param notional settlement asset, at least 0; a number of contracts where the basis says so
   */
  public MaintenanceTier tierAt(BigDecimal notional) {
    return tierAt(Fraction.of(notional));
  }

  /** {@link #tierAt(BigDecimal)} of a notional that may not end; nothing is rounded. */
  public MaintenanceTier tierAt(Fraction notional) {
    int low = 0;
    int high = tiers.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tiers.get(middle).isBelow(notional)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return tiers.get(low);
  }

  /**
   * The tier of a position whose value is known.
   *
   * @param value V at the price in question, settlement asset
   */
  public MaintenanceTier tierOf(IsolatedPosition position, Fraction value) {
    return switch (basis) {
      case VALUE -> tierAt(value);
      case CONTRACTS -> tierAt(position.quantity());
    };
  }

  /**
   * Maintenance requirement, quote currency, exact, not rounded.
   *
   * @param notional quote currency, at least 0
   */
  public BigDecimal requirement(BigDecimal notional) {
    return tierAt(notional).requirement(notional);
  }

  /** m C - a of the tier that holds a position at its entry, settlement asset, exact. */
  Fraction requirementAtEntry(IsolatedPosition position) {
    Fraction cost = position.entryValue();
    return tierOf(position, cost).requirement(cost);
  }

  /** m C with the rate of the tier that holds a position at its entry; no amount is deducted. */
  Fraction rateOnEntry(IsolatedPosition position) {
    Fraction cost = position.entryValue();
    return cost.times(tierOf(position, cost).rate());
  }

  /** Whether a tier is the highest: it has no effective cap. */
  public boolean isLast(MaintenanceTier tier) {
    return tier == tiers.getLast();
  }
}
