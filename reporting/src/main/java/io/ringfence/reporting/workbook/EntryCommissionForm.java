package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

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

  @Override
  public List<Fraction> roundings(PositionLine line) {
    Fraction cost = line.position().entryValue();
    Fraction initial = cost.dividedBy(line.row().economics().leverage());
    Fraction commission = cost.plus(initial).times(takerFeeRate);
    int scale = line.rules().contract().settlementScale();
    return List.of(
        commission, cost.times(tier.rate()).plus(commission.rounded(scale, RoundingMode.CEILING)));
  }
}
