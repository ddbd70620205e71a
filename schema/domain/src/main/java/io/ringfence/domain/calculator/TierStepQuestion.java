package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.MaintenanceAmounts;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which maintenance amount continues a schedule at the floor of a tier.
 *
 * @param floor where the tier begins, settlement asset, at least 0
 * @param rateBelow maintenance rate of the tier below, fraction
 * @param rate maintenance rate of the tier, fraction
 * @param amountBelow maintenance amount of the tier below, settlement asset, at least 0
 */
public record TierStepQuestion(
    BigDecimal floor, BigDecimal rateBelow, BigDecimal rate, BigDecimal amountBelow)
    implements Question {
  private static final Set<Figure> FIGURES = EnumSet.of(Figure.TIER_MAINTENANCE_AMOUNT);

  /** a + floor (m - m below), settlement asset, exact. */
  BigDecimal amount() {
    return MaintenanceAmounts.next(amountBelow, floor, rate.subtract(rateBelow));
  }

  @Override
  public Set<Figure> figures() {
    return FIGURES;
  }

  @Override
  public FigureValue answer(Figure figure) {
    if (figure != Figure.TIER_MAINTENANCE_AMOUNT) {
      throw unknown(figure);
    }
    return FigureValue.of(amount());
  }
}
