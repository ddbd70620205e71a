package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Finds the value V at which a position's equity meets a requirement that is a rate on V: W + σ (V
 * - C) = (m + f) V - a, with C the value at entry and σ the position's value sign. Inside one tier
 * V = (C - σ (W + a)) / (1 - σ (m + f)); which tier is the right one depends on the schedule.
 * Source: margin model, section Standard.
 *
 * @param feeRate fee f in the trigger, fraction of V, at least 0
 */
record LiquidationValue(IsolatedPosition position, TierSchedule schedule, BigDecimal feeRate) {
  /**
   * The value, above 0, settlement asset; empty where the position is liquidated nowhere, or
   * everywhere.
   *
   * @param from value the way begins at where there can be several
   * @param livesThere whether the position lives at that value
   */
  Optional<Fraction> first(Fraction from, boolean livesThere) {
    return switch (schedule.basis()) {
      case CONTRACTS -> positive(root(schedule.tierAt(position.quantity())));
      case VALUE ->
          switch (schedule.kind()) {
            case MARGINAL -> continuous();
            case WHOLE_POSITION -> jumping(from, livesThere);
          };
    };
  }

  /** Without jumps the lowest tier that does not end below its own root holds the only one. */
  private Optional<Fraction> continuous() {
    for (MaintenanceTier tier : schedule.tiers()) {
      Fraction root = root(tier);
      if (root.signum() <= 0) {
        return Optional.empty();
      }
      if (endsAbove(tier, root)) {
        return Optional.of(root);
      }
    }
    throw new IllegalStateException("a schedule has a last tier");
  }

  private Optional<Fraction> jumping(Fraction from, boolean livesThere) {
    int start = schedule.tiers().indexOf(schedule.tierAt(from));
    boolean downwards = livesThere == (position.valueSign() > 0);
    return downwards ? downFrom(start) : Optional.of(upFrom(start));
  }

  /**
   * Towards lower values. Where equity rises with value, danger lies there, and the requirement
   * only eases at an edge. Where it falls, safety lies there, and may begin at an edge.
   */
  private Optional<Fraction> downFrom(int start) {
    List<MaintenanceTier> tiers = schedule.tiers();
    for (int i = start; i >= 0; i--) {
      MaintenanceTier tier = tiers.get(i);
      Fraction root = root(tier);
      if (i < start && position.valueSign() < 0 && root.compareTo(tier.cap()) > 0) {
        return Optional.of(Fraction.of(tier.cap()));
      }
      if (root.compareTo(tier.floor()) > 0) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /** Towards higher values, where an edge may take the position before any root does. */
  private Fraction upFrom(int start) {
    List<MaintenanceTier> tiers = schedule.tiers();
    for (int i = start; i < tiers.size(); i++) {
      MaintenanceTier tier = tiers.get(i);
      Fraction root = root(tier);
      if (i > start && position.valueSign() < 0 && root.compareTo(tier.floor()) <= 0) {
        return Fraction.of(tier.floor());
      }
      if (endsAbove(tier, root)) {
        return root;
      }
    }
    throw new IllegalStateException("a schedule has a last tier");
  }

  private boolean endsAbove(MaintenanceTier tier, Fraction value) {
    return schedule.isLast(tier) || value.compareTo(tier.cap()) <= 0;
  }

  /** The solution by one tier's rate and amount, wherever it lies. */
  private Fraction root(MaintenanceTier tier) {
    BigDecimal rate = tier.rate().add(feeRate);
    BigDecimal cushion = position.isolatedMargin().add(tier.maintenanceAmount());
    return position.valueSign() > 0
        ? position.entryValue().minus(cushion).dividedBy(BigDecimal.ONE.subtract(rate))
        : position.entryValue().plus(cushion).dividedBy(BigDecimal.ONE.add(rate));
  }

  private static Optional<Fraction> positive(Fraction value) {
    return value.signum() > 0 ? Optional.of(value) : Optional.empty();
  }
}
