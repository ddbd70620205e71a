package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.PrintedAtTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * How a venue's liquidation price is written as a formula of a sheet. In a schedule without jumps
 * the requirement is the largest of the tiers' lines, so the price that is consistent with its own
 * tier is the largest of the tiers' roots where equity rises with value and the smallest where it
 * falls: no search is needed, and none is done.
 */
sealed interface ClosedForm {
  /**
   * Lines of tiers, all of them together.
   *
   * @param tiers tiers that can hold the position; one where the quantity decides
   * @param fee close fee in the trigger, fraction of value
   * @param tick what the printed price lies nearer to the entry, quote per base; 0: nothing
   */
  record Brackets(List<MaintenanceTier> tiers, BigDecimal fee, BigDecimal tick)
      implements ClosedForm {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /**
     * Value at which equity meets the requirement, settlement asset; at most 0 where there is none.
     *
     * @param zero value at which equity is 0
     * @param rises whether equity rises with value
     */
    BigDecimal root(BigDecimal zero, boolean rises) {
      return tiers.stream()
          .map(tier -> rises ? rising(zero, tier) : falling(zero, tier))
          .reduce((one, other) -> rises ? one.max(other) : one.min(other))
          .orElseThrow();
    }

    private BigDecimal rising(BigDecimal zero, MaintenanceTier tier) {
      BigDecimal rate = tier.rate().add(fee);
      return zero.subtract(tier.maintenanceAmount()).divide(BigDecimal.ONE.subtract(rate), DIGITS);
    }

    private BigDecimal falling(BigDecimal zero, MaintenanceTier tier) {
      BigDecimal rate = tier.rate().add(fee);
      return zero.add(tier.maintenanceAmount()).divide(BigDecimal.ONE.add(rate), DIGITS);
    }
  }

  /**
   * One rate on the value, a part of which is divided by the leverage chosen: n / L + f.
   *
   * @param dividend n, fraction of value
   * @param fee f, fraction of value
   */
  record Levered(BigDecimal dividend, BigDecimal fee) implements ClosedForm {
    /**
     * Value at which equity meets the requirement, settlement asset; at most 0 where there is none.
     *
     * @param zero value at which equity is 0
     * @param leverage L, above 0
     * @param rises whether equity rises with value
     */
    BigDecimal root(BigDecimal zero, BigDecimal leverage, boolean rises) {
      BigDecimal rate = dividend.divide(leverage, Brackets.DIGITS).add(fee);
      return zero.divide(
          rises ? BigDecimal.ONE.subtract(rate) : BigDecimal.ONE.add(rate), Brackets.DIGITS);
    }
  }

  /** A requirement that was fixed when the position was entered. */
  record Fixed() implements ClosedForm {}

  /**
   * None: the engine's figures stand as they are and do not follow an edit.
   *
   * @param because why, for people
   */
  record None(String because) implements ClosedForm {}

  /** The form of a position's generation. */
  static ClosedForm of(PositionLine line) {
    MarginModel model = line.rules().model();
    // No default: a new generation does not compile until it is said how a sheet computes it.
    return switch (model) {
      case StandardMargin standard -> standard(standard, line, BigDecimal.ZERO);
      case OkxTick okx -> standard(okx.standard(), line, okx.tickSize());
      case EntryMaintenance _ -> new Fixed();
      case PrintedAtTick printed ->
          new None(printed.getClass().getSimpleName() + " prints the price on a grid");
      case Htx htx -> levered(htx, line);
      case Nautilus _, BybitFeeToClose _ ->
          new None(model.getClass().getSimpleName() + " counts another equity than wallet and PnL");
    };
  }

  /** By the leverage where it is known, else by the brackets that hold then. */
  private static ClosedForm levered(Htx htx, PositionLine line) {
    if (line.rules().contract().kind() == ContractKind.INVERSE) {
      return new None("amounts of coins by HTX's inverse contracts have more digits than a sheet");
    }
    MarginExposure exposure = line.exposure();
    return exposure == null || exposure.position().terms().leverage().isEmpty()
        ? standard(htx.standard(), line, BigDecimal.ZERO)
        : new Levered(htx.adjustFactor(), htx.standard().triggerFeeRate());
  }

  private static ClosedForm standard(StandardMargin model, PositionLine line, BigDecimal tick) {
    TierSchedule schedule = model.schedule();
    BigDecimal quantity = line.row().economics().quantity();
    return switch (schedule.basis()) {
      case CONTRACTS ->
          new Brackets(List.of(schedule.tierAt(quantity)), model.triggerFeeRate(), tick);
      case VALUE ->
          switch (schedule.kind()) {
            case MARGINAL, EXCERPT -> new Brackets(schedule.tiers(), model.triggerFeeRate(), tick);
            case WHOLE_POSITION ->
                new None("the requirement jumps at the edge of a tier: the first price counts");
          };
    };
  }
}
