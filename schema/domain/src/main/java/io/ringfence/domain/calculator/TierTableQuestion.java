package io.ringfence.domain.calculator;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which maintenance amounts make a table of brackets continuous. Amounts the table itself prints
 * are not read.
 *
 * @param tiers the table
 */
public record TierTableQuestion(GivenTiers tiers) implements Question {
  private static final Set<Figure> FIGURES = EnumSet.of(Figure.TIER_MAINTENANCE_AMOUNTS);

  @Override
  public Set<Figure> figures() {
    return FIGURES;
  }

  @Override
  public FigureValue answer(Figure figure) {
    if (figure != Figure.TIER_MAINTENANCE_AMOUNTS) {
      throw unknown(figure);
    }
    return new FigureValue.Decimals(tiers.continuousAmounts());
  }
}
