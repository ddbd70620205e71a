package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.Bitmex;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyInverse;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.KucoinV1;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a venue's requirement, and the value at which equity meets it, are written as formulas of a
 * sheet; which price the venue prints for that value is {@link PrintedPrice}'s. Every generation
 * has one: where a schedule jumps the first edge or root on the way is picked out of all of them,
 * without a search.
 */
sealed interface ClosedForm permits LinesForm, JumpsForm, LeveredForm, EntryForm {
  /** Fraction digits of what formulas must come to. */
  int FRACTION_DIGITS = 24;

  /** Requirement at the mark before it is rounded, settlement asset. */
  String requirement(RowCells cells);

  /** Value at which equity meets the requirement, settlement asset; at most 0 where none does. */
  String value(RowCells cells);

  /** What {@link #value} comes to without a move. */
  BigDecimal value(PositionLine line, MarginExposure exposure);

  /** Brackets that the formulas ask; none: they ask no bracket. */
  default List<MaintenanceTier> tiers() {
    return List.of();
  }

  /** Close fee in the trigger that is added to the brackets' rates, fraction of value. */
  default BigDecimal fee() {
    return BigDecimal.ZERO;
  }

  /** Highest rate on the value that divides the liquidation value; 0: none does. */
  BigDecimal highestRate(MarginExposure exposure);

  /** Amounts that its requirement rounds up on the way, before they are rounded. */
  default List<Fraction> roundings(PositionLine line) {
    return List.of();
  }

  /** Whether margin changes the requirement. */
  default boolean followsMargin() {
    return false;
  }

  /** What is peculiar to it, for people; empty: nothing. */
  String note();

  /** A fraction with more digits than a sheet has. */
  static BigDecimal exact(Fraction fraction) {
    return fraction.rounded(FRACTION_DIGITS, RoundingMode.HALF_UP);
  }

  /** B = C - σ W, the value at which equity is 0. */
  static BigDecimal zero(MarginExposure exposure) {
    BigDecimal sigma = BigDecimal.valueOf(exposure.position().valueSign());
    return exact(exposure.position().entryValue())
        .subtract(sigma.multiply(exposure.position().isolatedMargin()));
  }

  /**
   * The form of a position's generation. A stored position has no terms but its leverage: no margin
   * it counts as added, no cost and no maintenance that a venue printed.
   */
  static ClosedForm of(PositionLine line) {
    // No default: a new generation does not compile until it is said how a sheet computes it.
    return switch (line.rules().model()) {
      case StandardMargin standard -> standard(standard, line);
      case OkxTick okx -> standard(okx.standard(), line);
      case BybitFeeToClose bybit ->
          standard(
              new StandardMargin(bybit.schedule(), BigDecimal.ZERO, TriggerEquality.LIQUIDATES),
              line);
      case Htx htx -> new LeveredForm(htx.adjustFactor(), htx.standard().triggerFeeRate());
      case Nautilus nautilus -> new LeveredForm(nautilus.rate(), BigDecimal.ZERO);
      case EntryMaintenance entry -> new EntryRateForm(atEntry(entry.schedule(), line), true);
      case BybitLegacyRounded rounded ->
          new EntryRateForm(atEntry(rounded.schedule(), line), false);
      case BybitLegacyInverse inverse ->
          new EntryClosingFeeForm(atEntry(inverse.schedule(), line), inverse.takerFeeRate());
      case KucoinV1 kucoin ->
          new EntryFrozenFeeForm(atEntry(kucoin.schedule(), line), kucoin.takerFeeRate());
      case Bitmex bitmex ->
          new EntryCommissionForm(atEntry(bitmex.schedule(), line), bitmex.takerFeeRate());
    };
  }

  private static MaintenanceTier atEntry(TierSchedule schedule, PositionLine line) {
    return schedule.tierOf(line.position(), line.position().entryValue());
  }

  private static ClosedForm standard(StandardMargin model, PositionLine line) {
    TierSchedule schedule = model.schedule();
    return switch (schedule.basis()) {
      case CONTRACTS ->
          new LinesForm(
              List.of(schedule.tierAt(line.row().economics().quantity())), model.triggerFeeRate());
      case VALUE ->
          jumps(schedule)
              ? new JumpsForm(model)
              : new LinesForm(schedule.tiers(), model.triggerFeeRate());
    };
  }

  private static boolean jumps(TierSchedule schedule) {
    return switch (schedule.kind()) {
      case MARGINAL, EXCERPT -> false;
      case WHOLE_POSITION -> schedule.tiers().size() > 1;
    };
  }
}
