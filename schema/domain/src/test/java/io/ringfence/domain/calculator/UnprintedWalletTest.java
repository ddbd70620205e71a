package io.ringfence.domain.calculator;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from a wallet that is the value at entry by the leverage. */
class UnprintedWalletTest {
  private static final Contract INVERSE =
      new Contract(ContractKind.INVERSE, BigDecimal.ONE, Precision.AMOUNT_SCALE);
  private static final GivenTiers TIERS =
      new GivenTiers(
          Basis.VALUE,
          List.of(
              new GivenTier(
                  BigDecimal.ZERO,
                  Optional.empty(),
                  dec("0.005"),
                  Optional.empty(),
                  Optional.empty())));

  private static PositionQuestion asked(PositionSide side, Contract contract, Inputs inputs) {
    return new PositionQuestion(
        new HeldPosition(side, contract, inputs),
        GivenRules.of(Generation.STANDARD, Optional.of(TIERS), TriggerEquality.LIQUIDATES, inputs),
        Optional.empty());
  }

  @Test
  void anUnleveragedInverseShortHasNoLiquidationPriceHoweverItsWalletEnds() {
    Inputs thirds =
        new Inputs.Collector()
            .with(Input.QUANTITY, dec(100))
            .with(Input.ENTRY_PRICE, dec(3))
            .with(Input.LEVERAGE, dec(1))
            .inputs();
    PositionQuestion asked = asked(PositionSide.SHORT, INVERSE, thirds);

    for (Figure price : List.of(Figure.LIQUIDATION_PRICE, Figure.BANKRUPTCY_PRICE)) {
      assertThat(asked.answer(price)).isEqualTo(new FigureValue.Absent(FigureValue.Reason.NONE));
    }
  }

  @Test
  void theClosingFeeIsThatOfTheExactBankruptcyPriceAndNotOfTheRoundedOne() {
    Inputs inputs =
        new Inputs.Collector()
            .with(Input.QUANTITY, dec("1333.2"))
            .with(Input.ENTRY_PRICE, dec("21.6629"))
            .with(Input.LEVERAGE, dec(3))
            .with(Input.TAKER_FEE, dec("0.001"))
            .inputs();

    assertThat(asked(PositionSide.LONG, Contract.LINEAR, inputs).answer(Figure.CLOSING_FEE))
        .isEqualTo(FigureValue.of(dec("19.25398552")));
  }
}
