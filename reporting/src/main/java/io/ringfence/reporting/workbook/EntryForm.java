package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.List;

/** Requirements R that no price changes: equity meets them where V = B + σ R. */
sealed interface EntryForm extends ClosedForm
    permits EntryRateForm, EntryClosingFeeForm, EntryFrozenFeeForm, EntryCommissionForm {
  /** The bracket that holds the value at entry. */
  MaintenanceTier tier();

  @Override
  default List<MaintenanceTier> tiers() {
    return List.of(tier());
  }

  @Override
  default String value(RowCells cells) {
    return "%s+%s*(%s)".formatted(cells.zero(), RowCells.SIGMA, requirement(cells));
  }

  @Override
  default BigDecimal value(PositionLine line, MarginExposure exposure) {
    Fraction required =
        line.rules()
            .model()
            .requirementOf(exposure.position(), exposure.position().value(exposure.markPrice()));
    BigDecimal sigma = BigDecimal.valueOf(exposure.position().valueSign());
    return ClosedForm.zero(exposure).add(sigma.multiply(ClosedForm.exact(required)));
  }

  @Override
  default BigDecimal highestRate(MarginExposure exposure) {
    return BigDecimal.ZERO;
  }

  @Override
  default String note() {
    return "Requirement fixed at entry.";
  }

  /** m C, with the rate of the bracket. */
  static String rateOnCost(RowCells cells) {
    return cells.tiers(TierColumns.TRIGGER_RATE) + "*" + RowCells.COST;
  }

  /** C + C / L. */
  static String costAndInitial() {
    return "(%1$s+%1$s/%2$s)".formatted(RowCells.COST, RowCells.LEVERAGE);
  }
}
