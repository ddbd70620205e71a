package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;

/**
 * R = m C - a + τ V(BP) of {@code bybit-legacy-inverse}, where V(BP) = B / (1 - σ τ) is the value
 * at which the wallet just pays the closing fee: the one requirement that margin changes.
 *
 * @param tier the bracket that holds the value at entry
 * @param takerFeeRate τ, fraction of value
 */
record EntryClosingFeeForm(MaintenanceTier tier, BigDecimal takerFeeRate) implements EntryForm {
  @Override
  public String requirement(RowCells cells) {
    String fee = Precision.canonical(takerFeeRate);
    return "%s-%s+%s*MAX(0,%s/(%s))"
        .formatted(
            EntryForm.rateOnCost(cells),
            cells.tiers(TierColumns.AMOUNT),
            fee,
            cells.zero(),
            cells.oneLess(fee));
  }

  @Override
  public boolean followsMargin() {
    return true;
  }

  @Override
  public String note() {
    return "Requirement fixed at entry but for the closing fee.";
  }
}
