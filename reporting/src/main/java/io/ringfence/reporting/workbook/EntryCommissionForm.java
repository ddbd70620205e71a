package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;

/**
 * R = ⌈m C + ⌈τ (C + C / L)⌉⌉ of {@code bitmex}, each rounded up to the settlement asset's digits.
 *
 * @param tier the bracket that holds the value at entry
 * @param takerFeeRate τ, fraction of value
 */
record EntryCommissionForm(MaintenanceTier tier, BigDecimal takerFeeRate) implements EntryForm {
  @Override
  public String requirement(RowCells cells) {
    String commission =
        cells.charged(Precision.canonical(takerFeeRate) + "*" + EntryForm.costAndInitial());
    return cells.charged(EntryForm.rateOnCost(cells) + "+" + commission);
  }
}
