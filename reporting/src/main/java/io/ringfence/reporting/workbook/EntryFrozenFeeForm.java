package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;

/**
 * R = m C + τ (C + C / L) of {@code kucoin-v1}: the fee to close was frozen at the entry.
 *
 * @param tier the bracket that holds the value at entry
 * @param takerFeeRate τ, fraction of value
 */
record EntryFrozenFeeForm(MaintenanceTier tier, BigDecimal takerFeeRate) implements EntryForm {
  @Override
  public String requirement(RowCells cells) {
    return "%s+%s*%s"
        .formatted(
            EntryForm.rateOnCost(cells),
            Precision.canonical(takerFeeRate),
            EntryForm.costAndInitial());
  }
}
