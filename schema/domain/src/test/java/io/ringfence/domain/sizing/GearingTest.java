package io.ringfence.domain.sizing;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GearingTest {
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void theMarginOfALeverageHasAtMostThatLeverage(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 20; i++) {
      IsolatedPosition position = AnyMargin.random(dice).position();
      Contract contract = position.contract();
      BigDecimal leverage = dice.between("1", "125", 0);
      BigDecimal margin =
          Gearing.margin(contract, position.quantity(), position.entryPrice(), leverage);
      BigDecimal back =
          Gearing.leverage(contract, position.quantity(), position.entryPrice(), margin);
      assertThat(back.subtract(dec("1E-18"))).isLessThanOrEqualTo(leverage);
      BigDecimal unit = BigDecimal.ONE.movePointLeft(contract.settlementScale());
      assertThat(
              Gearing.leverage(
                  contract, position.quantity(), position.entryPrice(), margin.subtract(unit)))
          .isGreaterThan(leverage.subtract(dec("1E-14")));
    }
  }

  @Test
  void effectiveLeverageAndUtilisationAreByEquityNotByTheSetting() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(20));
    assertThat(Gearing.effectiveLeverage(position, dec(90)).orElseThrow())
        .isEqualByComparingTo("9");
    assertThat(Gearing.utilisation(position, dec(90), dec(5)).orElseThrow())
        .isEqualByComparingTo("1.8");
    assertThat(Gearing.effectiveLeverage(position, dec(80))).isEmpty();
    assertThat(Gearing.utilisation(position, dec(80), dec(5))).isEmpty();
    assertThat(Gearing.effectiveLeverage(position, dec("83")).orElseThrow())
        .isEqualByComparingTo("27.666666666666666667");
  }

  @Test
  void theCurveFallsAsLeverageRisesAndMarksWhatTheTierForbids() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(0));
    List<BigDecimal> leverages = List.of(dec(1), dec(5), dec(50), dec(60));
    LeverageCurve curve = LeverageCurve.of(SampleRules.STANDARD, position, leverages);

    assertThat(curve.points().get(0).liquidationPrice()).isEmpty();
    assertThat(curve.points().get(0).distance()).isEmpty();
    assertThat(curve.points().get(1).margin()).isEqualByComparingTo("20");
    assertThat(curve.points().get(1).distance().orElseThrow())
        .isEqualByComparingTo("0.191919191919191919");
    assertThat(curve.points())
        .extracting(LeverageCurve.Point::allowed)
        .containsExactly(true, true, true, false);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void moreLeverageNeverMovesLiquidationAway(long seed) {
    Dice dice = new Dice(seed + 700);
    AnyMargin any = AnyMargin.of(dice.whole(0, 1), dice);
    List<BigDecimal> leverages = List.of(dec(2), dec(3), dec(7), dec(10), dec(20), dec(50));
    BigDecimal before = dec(1_000_000);
    for (var point : LeverageCurve.of(any.model(), any.position(), leverages).points()) {
      BigDecimal distance = point.distance().orElse(dec(1_000_000));
      assertThat(distance).as("%s", any).isLessThanOrEqualTo(before);
      before = distance;
    }
  }

  @Test
  void aFigureOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gearing.margin(Contract.LINEAR, dec(1), dec(100), dec(0)))
        .withMessage("leverage must be > 0, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gearing.leverage(Contract.LINEAR, dec(0), dec(100), dec(1)))
        .withMessage("quantity must be > 0, was 0");
  }
}
