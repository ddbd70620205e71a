package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;

/**
 * R = m C - a, or m C alone.
 *
 * @param tier the bracket that holds the value at entry
 * @param deducts whether its amount is taken off
 */
record EntryRateForm(MaintenanceTier tier, boolean deducts) implements EntryForm {
  @Override
  public String requirement(RowCells cells) {
    String charge = EntryForm.rateOnCost(cells);
    return deducts ? charge + "-" + cells.tiers(TierColumns.AMOUNT) : charge;
  }
}
