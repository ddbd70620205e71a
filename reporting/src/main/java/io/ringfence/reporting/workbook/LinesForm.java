package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Brackets without jumps, all of them together. Rates never fall, so the requirement is the largest
 * of the brackets' lines, and the value that is consistent with its own bracket is the largest of
 * the brackets' roots where equity rises with value and the smallest where it falls.
 *
 * @param tiers brackets that can hold the position; one where the quantity decides
 * @param fee close fee in the trigger, fraction of value
 */
record LinesForm(List<MaintenanceTier> tiers, BigDecimal fee) implements ClosedForm {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  @Override
  public String requirement(RowCells cells) {
    return "SUMPRODUCT(MAX(%s*%s-%s))"
        .formatted(
            cells.tiers(TierColumns.TRIGGER_RATE), RowCells.VALUE, cells.tiers(TierColumns.AMOUNT));
  }

  @Override
  public String value(RowCells cells) {
    return "SUMPRODUCT(%s(%s))".formatted(cells.rises() ? "MAX" : "MIN", root(cells));
  }

  /** (B - σ a) / (1 - σ (m + f)) of every bracket. */
  static String root(RowCells cells) {
    return "(%s%s%s)/(%s)"
        .formatted(
            cells.zero(),
            cells.rises() ? "-" : "+",
            cells.tiers(TierColumns.AMOUNT),
            cells.oneLess(cells.tiers(TierColumns.TRIGGER_RATE)));
  }

  @Override
  public BigDecimal value(PositionLine line, MarginExposure exposure) {
    BigDecimal sigma = BigDecimal.valueOf(exposure.position().valueSign());
    BigDecimal zero = ClosedForm.zero(exposure);
    return tiers.stream()
        .map(
            tier ->
                zero.subtract(sigma.multiply(tier.maintenanceAmount()))
                    .divide(BigDecimal.ONE.subtract(sigma.multiply(tier.rate().add(fee))), DIGITS))
        .reduce((one, other) -> sigma.signum() > 0 ? one.max(other) : one.min(other))
        .orElseThrow();
  }

  @Override
  public BigDecimal highestRate(MarginExposure exposure) {
    return tiers().getLast().rate().add(fee());
  }

  @Override
  public String note() {
    return "";
  }
}
