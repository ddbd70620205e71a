package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the value V at which equity meets a requirement that is a rate on V: σ (V - B) = (m + f) V
 * - a. Inside one tier V = (B - σ a) / (1 - σ (m + f)); which tier is the right one depends on the
 * schedule. Source: margin model, section Standard.
 *
 * @param line equity as a line in value
 * @param quantity as the venue counts it, for schedules of contracts
 * @param feeRate fee f in the trigger, fraction of V, at least 0
 */
record LiquidationValue(
    EquityLine line, BigDecimal quantity, TierSchedule schedule, BigDecimal feeRate) {
  /**
   * The value, above 0, settlement asset; empty where the position is liquidated nowhere, or
   * everywhere.
   *
   * @param from value the way begins at where there can be several
   * @param livesThere whether the position lives at that value; asked only then
   */
  Optional<Fraction> first(Fraction from, BooleanSupplier livesThere) {
    return switch (schedule.basis()) {
      case CONTRACTS -> Optional.of(root(schedule.tierAt(quantity)));
      case VALUE ->
          switch (schedule.kind()) {
            case MARGINAL, EXCERPT -> Optional.of(continuous());
            case WHOLE_POSITION -> jumping(from, livesThere.getAsBoolean());
          };
    };
  }

  /** Without jumps the lowest tier that does not end below its own root holds the only one. */
  private Fraction continuous() {
    return upFrom(0);
  }

  private Optional<Fraction> jumping(Fraction from, boolean livesThere) {
    int start = schedule.tiers().indexOf(schedule.tierAt(from));
    boolean downwards = livesThere == line.rises();
    return downwards ? downFrom(start) : Optional.of(upFrom(start));
  }

  /**
   * Towards lower values. Where equity rises with value, danger lies there, and the requirement
   * only eases at an edge. Where it falls, safety lies there, and may begin at an edge.
   */
  private Optional<Fraction> downFrom(int start) {
    List<MaintenanceTier> tiers = schedule.tiers();
    for (MaintenanceTier tier : tiers.subList(0, start + 1).reversed()) {
      Fraction root = root(tier);
      Fraction crossing = endsAbove(tier, root) ? root : Fraction.of(tier.cap().orElseThrow());
      if (crossing.compareTo(tier.floor()) > 0) {
        return Optional.of(crossing);
      }
    }
    return Optional.empty();
  }

  /** Towards higher values, where an edge may take the position before any root does. */
  private Fraction upFrom(int start) {
    List<MaintenanceTier> tiers = schedule.tiers();
    for (MaintenanceTier tier : tiers.subList(start, tiers.size())) {
      Fraction crossing = root(tier).max(Fraction.of(tier.floor()));
      if (endsAbove(tier, crossing)) {
        return crossing;
      }
    }
    throw new IllegalStateException("a schedule has a last tier");
  }

  private boolean endsAbove(MaintenanceTier tier, Fraction value) {
    return schedule.isLast(tier) || !tier.isBelow(value);
  }

  /** The solution by one tier's rate and amount, wherever it lies. */
  private Fraction root(MaintenanceTier tier) {
    return line.valueWhereEquityIs(Fraction.of(tier.rate().add(feeRate)), tier.maintenanceAmount());
  }
}
