package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.Dice;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceRootTest {
  private static final PriceRoot THIRD = new PriceRoot(dec(100), dec(3));

  @ParameterizedTest(name = "a {0} shows 100/3 as {1}")
  @CsvSource({"LONG, 33.333333333333333334", "SHORT, 33.333333333333333333"})
  void theShownPriceIsRoundedTowardsTheMark(PositionSide side, BigDecimal expected) {
    assertThat(THIRD.price(side)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "{0} at mark {1}: {2}")
  @CsvSource({
    "LONG, 40, 0.166666666666666666",
    "SHORT, 40, -0.166666666666666667",
    "LONG, 30, -0.111111111111111112",
    "SHORT, 30, 0.111111111111111111",
  })
  void theDistanceIsSignedAndNeverMoreThanThereIs(
      PositionSide side, BigDecimal mark, BigDecimal expected) {
    assertThat(THIRD.distanceFrom(mark, side)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "{0} within {1} of the mark at distance 0.1: {2}")
  @CsvSource({
    "LONG, 0.1, true",
    "LONG, 0.100000000000000001, true",
    "LONG, 0.099999999999999999, false",
    "SHORT, 0.1, true",
    "SHORT, 0.099999999999999999, false",
  })
  void aDistanceEqualToTheLevelIsWithinIt(PositionSide side, BigDecimal level, boolean within) {
    PriceRoot root = new PriceRoot(side == PositionSide.LONG ? dec(90) : dec(110), dec(1));

    assertThat(root.isWithin(level, dec(100), side)).isEqualTo(within);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void beingWithinALevelAgreesWithTheDistanceShown(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 50; i++) {
      PriceRoot root = new PriceRoot(dice.between("1", "999", 4), dice.between("1", "9", 4));
      BigDecimal mark = dice.between("1", "300", 3);
      PositionSide side = dice.side();
      BigDecimal shown = root.distanceFrom(mark, side);
      BigDecimal digit = dec("0.000000000000000001");

      assertThat(root.isWithin(shown.add(digit), mark, side)).isTrue();
      assertThat(root.isWithin(shown.subtract(digit), mark, side)).isFalse();
    }
  }

  @ParameterizedTest(name = "100/3 against {0}: {1}")
  @CsvSource({"33, 1", "33.333333333333333333, 1", "33.333333333333333334, -1", "34, -1"})
  void comparingWithAPriceRoundsNothing(BigDecimal price, int expected) {
    assertThat(THIRD.compareToPrice(price)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1", "-1, -1"})
  void aPriceThatIsNotPositiveIsRefused(BigDecimal numerator, BigDecimal denominator) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceRoot(numerator, denominator))
        .withMessage(
            "numerator and denominator must be > 0, were %s and %s", numerator, denominator);
  }
}
