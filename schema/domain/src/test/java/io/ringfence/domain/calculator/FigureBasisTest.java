package io.ringfence.domain.calculator;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FigureBasisTest {
  private static final GivenTiers TIERS =
      new GivenTiers(
          Basis.VALUE,
          List.of(
              new GivenTier(
                  BigDecimal.ZERO,
                  Optional.of(dec(1000)),
                  dec("0.01"),
                  Optional.empty(),
                  Optional.empty())));

  private static Inputs.Collector position() {
    return new Inputs.Collector()
        .with(Input.QUANTITY, dec(2))
        .with(Input.ENTRY_PRICE, dec(100))
        .with(Input.MARK_PRICE, dec(95))
        .with(Input.LEVERAGE, dec(10))
        .with(Input.ISOLATED_MARGIN, dec(20));
  }

  private static HeldPosition held(Inputs inputs) {
    return new HeldPosition(PositionSide.LONG, Contract.LINEAR, inputs);
  }

  private static PositionQuestion asked() {
    Inputs inputs =
        position()
            .with(Input.TAKER_FEE, dec("0.001"))
            .with(Input.INITIAL_RATE, dec("0.1"))
            .with(Input.LIQUIDATION_BUFFER, dec("0.05"))
            .with(Input.DEFICIT, dec(3))
            .with(Input.INSURANCE_FUND, dec(50))
            .inputs();
    return new PositionQuestion(
        held(inputs),
        GivenRules.of(Generation.STANDARD, Optional.of(TIERS), TriggerEquality.LIQUIDATES, inputs),
        Optional.of(RatioDefinition.REQUIREMENT_OVER_EQUITY));
  }

  private static List<String> shown(List<WorkingLine> lines) {
    return lines.stream().map(line -> line.symbol() + " = " + line.shown()).toList();
  }

  @Test
  void everyFigureOfAPositionHasAWorkingOrWhatItsFormulaIsFilledWith() {
    PositionQuestion asked = asked();
    Set<Figure> bare = EnumSet.noneOf(Figure.class);
    for (Figure figure : asked.figures()) {
      if (asked.explain(figure).isEmpty() && asked.basis(figure).isEmpty()) {
        bare.add(figure);
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void whetherItIsLiquidatedShowsEquityRequirementAndPrice() {
    assertThat(shown(asked().basis(Figure.LIQUIDATABLE)))
        .startsWith("P = 95", "M = 10", "R = 2.09")
        .hasSize(4);
  }

  @Test
  void aTierShowsWhatWasMeasuredAndItsBounds() {
    TierQuestion tier = new TierQuestion(TIERS, held(position().inputs()));

    assertThat(shown(tier.basis(Figure.TIER_RATE)))
        .containsExactly("C = 200", "floor = 0", "cap = 1000");
  }

  @Test
  void aStepShowsTheTierBelow() {
    TierStepQuestion step =
        new TierStepQuestion(dec(1000), dec("0.01"), dec("0.02"), BigDecimal.ZERO);

    assertThat(shown(step.basis(Figure.TIER_MAINTENANCE_AMOUNT)))
        .containsExactly("amountPrev = 0", "floor = 1000", "mmrPrev = 0.01", "mmr = 0.02");
  }

  @Test
  void anOrderShowsEveryAmountThatMoved() {
    GivenOrder order = new GivenOrder(PositionSide.LONG, dec(1), dec(95), dec(10), BigDecimal.ZERO);
    OperationQuestion operation =
        OperationQuestion.of(held(position().inputs()), OrderEffects.HYPERLIQUID, order);

    assertThat(shown(operation.basis(Figure.ISOLATED_MARGIN)))
        .containsExactly("W = 30", "+ = 9.5", "W' = 39.5");
  }
}
