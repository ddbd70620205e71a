package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One rate on the value, a part of which is divided by the leverage chosen: (n / L + f) V.
 *
 * @param dividend n, fraction of value
 * @param fee f, fraction of value
 */
record LeveredForm(BigDecimal dividend, BigDecimal fee) implements ClosedForm {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  @Override
  public String requirement(RowCells cells) {
    return rate() + "*" + RowCells.VALUE;
  }

  @Override
  public String value(RowCells cells) {
    return "%s/(%s)".formatted(cells.zero(), cells.oneLess(rate()));
  }

  private String rate() {
    return "(%s/%s+%s)"
        .formatted(Precision.canonical(dividend), RowCells.LEVERAGE, Precision.canonical(fee));
  }

  @Override
  public BigDecimal value(PositionLine line, MarginExposure exposure) {
    BigDecimal rate = dividend.divide(exposure.leverage(), DIGITS).add(fee);
    BigDecimal sigma = BigDecimal.valueOf(exposure.position().valueSign());
    return ClosedForm.zero(exposure).divide(BigDecimal.ONE.subtract(sigma.multiply(rate)), DIGITS);
  }

  @Override
  public BigDecimal highestRate(MarginExposure exposure) {
    return dividend.divide(exposure.leverage(), DIGITS).add(fee);
  }

  @Override
  public String note() {
    return "Rate divided by the leverage: %s / L.".formatted(Precision.canonical(dividend));
  }
}
