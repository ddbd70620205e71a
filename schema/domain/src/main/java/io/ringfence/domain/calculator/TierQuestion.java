package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which bracket a position of this size belongs to at its entry.
 *
 * @param tiers the brackets
 * @param held the position
 */
public record TierQuestion(GivenTiers tiers, HeldPosition held) implements Question {
  private static final Set<Figure> FIGURES =
      EnumSet.of(Figure.TIER_RATE, Figure.TIER_MAINTENANCE_AMOUNT);

  @Override
  public Set<Figure> figures() {
    return FIGURES;
  }

  @Override
  public FigureValue answer(Figure figure) {
    if (!FIGURES.contains(figure)) {
      throw unknown(figure);
    }
    GivenTier tier = tiers.at(measure());
    return FigureValue.of(figure == Figure.TIER_RATE ? tier.mmr() : tier.amount());
  }

  @Override
  public List<WorkingLine> basis(Figure figure) {
    GivenTier tier = tiers.at(measure());
    String measured = tiers.basis() == Basis.CONTRACTS ? "contracts" : "value at entry";
    List<WorkingLine> lines = new ArrayList<>();
    lines.add(given("C", measured, measure()));
    lines.add(given("floor", "the tier's lower bound, exclusive", tier.floor()));
    tier.cap().ifPresent(cap -> lines.add(given("cap", "its upper bound, inclusive", cap)));
    return lines;
  }

  private static WorkingLine given(String symbol, String meaning, BigDecimal value) {
    return new WorkingLine(WorkingLine.Kind.INPUT, symbol, meaning, "", Fraction.of(value));
  }

  /** A value that does not end is rounded up: at a cap it then lies in the tier above. */
  private BigDecimal measure() {
    return tiers.basis() == Basis.CONTRACTS
        ? held.quantity()
        : held.unfunded().entryValue().exactOrRounded(BEYOND_ANY_CAP, RoundingMode.CEILING);
  }

  /** Digits no cap has, so that rounding never moves a value across one. */
  private static final int BEYOND_ANY_CAP = 40;
}
